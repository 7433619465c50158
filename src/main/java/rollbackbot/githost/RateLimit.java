package rollbackbot.githost;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * Whether an answer says that we asked too much, and until when. GitHub says so with 429 or 403,
 * and {@code Retry-After}, {@code x-ratelimit-remaining: 0} or words about a rate limit; without a
 * time, a minute is to be waited (GitHub docs: rate limits for the REST API). GitLab says it with
 * 429 and {@code Retry-After} (GitLab docs: rate limits).
 */
record RateLimit(Response response, InstantSource clock) {
  private static final Duration OTHERWISE = Duration.ofMinutes(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

  boolean isReached(String words) {
    return response.code() == 429
        || (response.code() == 403
            && (response.header("Retry-After") != null
                || nothingRemains()
                || words.toLowerCase(Locale.ROOT).contains("rate limit")));
  }

  private boolean nothingRemains() {
    return "0".equals(response.header("x-ratelimit-remaining"));
  }

  /** How long to wait after an answer that says it is reached. */
  Duration pause() {
    return retryAfter().or(this::untilReset).orElse(OTHERWISE);
  }

  /** How long the host asked us to wait, in whichever answer. */
  Optional<Duration> retryAfter() {
    return number("Retry-After")
        .map(Duration::ofSeconds)
        .or(() ->
            Optional.ofNullable(response.headers().getInstant("Retry-After"))
                .map(until -> Duration.between(clock.instant(), until)))
        .filter(Duration::isPositive);
  }

  private Optional<Duration> untilReset() {
    return number("x-ratelimit-reset")
        .filter(_ -> nothingRemains())
        .map(Instant::ofEpochSecond)
        .map(until -> Duration.between(clock.instant(), until))
        .filter(Duration::isPositive);
  }

  private Optional<Long> number(String header) {
    return Optional.ofNullable(response.header(header))
        .map(String::strip)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(Long::valueOf);
  }
}
