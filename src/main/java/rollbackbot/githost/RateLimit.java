package rollbackbot.githost;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.http.HttpAnswer;

/**
 * Whether an answer says that we asked too much, and until when. GitHub says so with 429 or 403,
 * and {@code Retry-After}, {@code x-ratelimit-remaining: 0} or words about a rate limit; without a
 * time, a minute is to be waited (GitHub docs: rate limits for the REST API). GitLab says it with
 * 429 and {@code Retry-After} (GitLab docs: rate limits).
 */
record RateLimit(HttpAnswer answer, InstantSource clock) {
  private static final Duration OTHERWISE = Duration.ofMinutes(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

  boolean isReached(String words) {
    return answer.status() == 429
        || (answer.status() == 403
            && (answer.header("Retry-After").isPresent()
                || nothingRemains()
                || words.toLowerCase(Locale.ROOT).contains("rate limit")));
  }

  private boolean nothingRemains() {
    return answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
  }

  /** How long to wait after an answer that says it is reached. */
  Duration pause() {
    return answer.retryAfter().or(this::untilReset).orElse(OTHERWISE);
  }

  private Optional<Duration> untilReset() {
    return answer
        .header("x-ratelimit-reset")
        .filter(text -> SECONDS.matcher(text).matches())
        .filter(_ -> nothingRemains())
        .map(text -> Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(text))))
        .filter(Duration::isPositive);
  }
}
