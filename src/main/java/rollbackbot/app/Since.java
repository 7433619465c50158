package rollbackbot.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** A moment as somebody types it: a day, a time of day, or one with its offset. */
final class Since {
  private Since() {}

  private interface Form {
    Instant read(String text);
  }

  /**
   * The moment, to the millisecond; empty where it is none.
   *
   * @param zone of what names none; a day begins there with its first moment
   */
  static Optional<Instant> read(String typed, ZoneId zone) {
    var text = typed.strip().replaceFirst("^(\\S{10}) +(?=\\d)", "$1T");
    return Stream.<Form>of(
            it -> LocalDate.parse(it).atStartOfDay(zone).toInstant(),
            it -> LocalDateTime.parse(it).atZone(zone).toInstant(),
            it -> OffsetDateTime.parse(it).toInstant())
        .flatMap(form -> read(form, text).stream())
        .findFirst();
  }

  private static Optional<Instant> read(Form form, String text) {
    try {
      return Optional.of(Instant.ofEpochMilli(form.read(text).toEpochMilli()));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
