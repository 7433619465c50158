package rollbackbot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
  private final Wording french = new Wording(Language.FRENCH);
  private final Wording english = new Wording(Language.ENGLISH);

  @ParameterizedTest
  @CsvSource({
    "PT-5S,      à l’instant,     just now",
    "PT59S,      à l’instant,     just now",
    "PT1M,       il y a 1 min,    1 min ago",
    "PT59M59S,   il y a 59 min,   59 min ago",
    "PT1H,       il y a 1 h,      1 h ago",
    "PT24H,      il y a 1 jour,   1 day ago",
    "P3D,        il y a 3 jours,  3 days ago",
    "P60D,       il y a 2 mois,   2 months ago"
  })
  void agesAreToldInTheirLargestUnit(Duration age, String inFrench, String inEnglish) {
    assertThat(french.age(NOW.minus(age), NOW).plain()).isEqualTo(inFrench);
    assertThat(english.age(NOW.minus(age), NOW).plain()).isEqualTo(inEnglish);
  }

  @ParameterizedTest
  @CsvSource({"PT-1S,0 s", "PT45S,45 s", "PT2M5S,2 min 05 s", "PT1H5M9S,1 h 05 min"})
  void durationsAreToldExactly(Duration duration, String told) {
    assertThat(english.duration(duration).plain()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"PT3S,about 10 s", "PT94S,about 90 s", "PT185S,about 3 min", "PT1H,about 60 min"})
  void expectedDurationsAreRounded(Duration duration, String told) {
    assertThat(english.roughly(duration).plain()).isEqualTo(told);
  }

  @Test
  void longListsTellHowManyMore() {
    assertThat(english.some(Stream.of("a", "b", "c").map(Text::foreign).toList(), 2).plain())
        .isEqualTo("a, b and 1 more");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.4S, 400 ms",
    "PT30S, 30 s",
    "PT90S, 90 s",
    "PT5M, 5 min",
    "PT1H, 60 min",
    "PT90M, 90 min",
    "PT12H, 12 h"
  })
  void limitIsToldInItsLargestWholeUnit(Duration limit, String told) {
    assertThat(english.limit(limit).plain()).isEqualTo(told);
  }

  @Test
  void twoLimitsShareTheirUnit() {
    var ten = Duration.ofMinutes(10);

    assertThat(french.limits(ten, Duration.ofMinutes(20)).plain()).isEqualTo("10 et 20 min");
    assertThat(english.limits(ten, Duration.ofHours(2)).plain()).isEqualTo("10 min and 2 h");
  }
}
