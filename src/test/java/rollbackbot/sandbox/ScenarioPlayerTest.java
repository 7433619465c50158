package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("whole")
class ScenarioPlayerTest {
  @TempDir private Path folder;

  @Test
  void botThatEndsByItselfIsToldWithWhatItWrote() {
    var program = new BotProgram(List.of(), "no.such.Bot", _ -> Duration.ZERO);
    var settings =
        new SandboxSettings(folder.resolve("world"), Clock.systemUTC(), Speed.HURRIED, program);
    var changes = new ChangeSignal();
    var out = new PrintWriter(new StringWriter());

    try (var current = CurrentWorld.open(settings, changes, Scenario.BROKEN_CHECKOUT)) {
      var player = new ScenarioPlayer(current.now(), changes, Clock.systemUTC(), out);

      assertThatThrownBy(() -> player.play(Scenario.BROKEN_CHECKOUT))
          .hasMessageContaining("the bot ended; it wrote:")
          .hasMessageContaining("no.such.Bot");
    }
  }
}
