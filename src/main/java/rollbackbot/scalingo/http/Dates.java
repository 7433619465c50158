package rollbackbot.scalingo.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the platform's dates: ISO 8601 with {@code Z} or an offset, or null, or absent. */
public final class Dates {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final InstantSource clock;

  public Dates(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * When something came to be. Without a date it counts as new, so that a request is never
   * repeated.
   */
  public Instant orNow(@Nullable String text) {
    return told(text).orElseGet(clock::instant);
  }

  /**
   * The years for which nothing stands, 1 and 9999, tell nothing, and nobody can reckon with them.
   */
  private static boolean isOfOurTime(Instant told) {
    return told.isAfter(EARLIEST) && told.isBefore(LATEST);
  }

  /** The moment that a text tells; empty where it tells none that can be read. */
  public static Optional<Instant> told(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(Dates::isOfOurTime);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
