package rollbackbot.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowClassesTest {
  private static final Path SOURCES = Path.of("src/test/java");

  /** A list that grows with the suite holds it to nothing. */
  private static final int MOST = 8;

  @TempDir private Path folder;

  private static Report report(int seconds) {
    var time = Duration.ofSeconds(seconds);
    return new Report("rollbackbot.jobs.SomeTest", time, time);
  }

  @Test
  void aClassFailsTheBuildFarBeyondWhatIsSaid() {
    var fails = SlowClasses.failsFrom(SlowClasses.LIMIT);

    assertThat(SlowClasses.mistakes(List.of(report(150), report(151)), new Properties(), fails))
        .singleElement()
        .asString()
        .contains("more than 150");
  }

  @Test
  void onASlowDayAClassMayTakeLonger() {
    var quick = Collections.nCopies(16, report(80));
    var slow = Collections.nCopies(40, report(80));

    assertThat(SlowClasses.limit(quick)).isEqualTo(SlowClasses.LIMIT);
    assertThat(SlowClasses.limit(slow)).isEqualTo(Duration.ofSeconds(160));
  }

  @Test
  void aSlowClassIsAMistake() {
    var mistakes =
        SlowClasses.mistakes(
            List.of(report(100), report(101)), new Properties(), SlowClasses.LIMIT);

    assertThat(mistakes)
        .singleElement()
        .asString()
        .contains("SomeTest took 101 s", "more than 100");
  }

  @Test
  void aClassThatIsKnownToBeSlowIsNone() {
    var accepted = new Properties();
    accepted.setProperty("SomeTest", "it waits");

    assertThat(SlowClasses.mistakes(List.of(report(101)), accepted, SlowClasses.LIMIT)).isEmpty();
  }

  @Test
  void asManyShareTheProcessorsAsThePomLetsRun() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("config.fixed.parallelism = " + SlowClasses.SHARERS + "\n")
        .contains("config.fixed.max-pool-size = " + (SlowClasses.SHARERS + 3) + "\n");
  }

  @Test
  void theListGivesReasonsAndNamesTestsThatExist() throws Exception {
    var accepted = SlowClasses.accepted();
    try (var files = Files.walk(SOURCES)) {
      var names = files.map(file -> file.getFileName().toString()).toList();

      assertThat(accepted.stringPropertyNames())
          .hasSizeBetween(1, MOST)
          .allSatisfy(name -> {
            assertThat(names).contains(name + ".java");
            assertThat(accepted.getProperty(name)).hasSizeGreaterThan(20);
          });
    }
  }

  @Test
  void theLesserOfBothMeasuresCounts() throws Exception {
    Files.writeString(
        folder.resolve("TEST-rollbackbot.jobs.SomeTest.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="rollbackbot.jobs.SomeTest" time="1,050.25" tests="2">
          <testcase name="one" classname="rollbackbot.jobs.SomeTest" time="12.5"/>
          <testcase name="two" classname="rollbackbot.jobs.SomeTest" time="0.25"/>
        </testsuite>
        """);
    Files.writeString(folder.resolve("failsafe-summary.xml"), "<failsafe-summary/>");

    assertThat(Report.in(folder))
        .singleElement()
        .returns("rollbackbot.jobs.SomeTest", Report::name)
        .returns(Duration.ofMillis(1_050_250), Report::fromFirstToLast)
        .returns(Duration.ofMillis(12_750), Report::taken);
    assertThat(Report.in(folder.resolve("nowhere"))).isEmpty();
  }
}
