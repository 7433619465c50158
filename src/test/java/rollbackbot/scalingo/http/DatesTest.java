package rollbackbot.scalingo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z",
    "2026-11-21T10:00:00.123+01:00, 2026-11-21T09:00:00.123Z",
  })
  void whatIsADateIsRead(String text, Instant moment) {
    assertThat(Dates.told(text)).contains(moment);
  }

  /** What can't be reckoned with counts as new, so that a request is never repeated for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "2026-11-21 10:00:00",
        "1795000000"
      })
  void whatIsNoneOfOurTimeTellsNothing(String text) {
    assertThat(Dates.told(text)).isEmpty();
    assertThat(new Dates(() -> NOW).orNow(text)).isEqualTo(NOW);
  }
}
