package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.suite.Patience;

/** In a JVM of its own, because JGit looks at the user's home once per JVM. */
@Tag("whole")
class QuietSystemTest {
  @TempDir Path folder;
  private Path home;
  private Path programs;
  private Path temporary;

  @BeforeEach
  void furnish() throws Exception {
    home = Files.createDirectory(folder.resolve("home"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    programs = Files.createDirectory(folder.resolve("bin"));
    var decoy = programs.resolve("git");
    Files.writeString(decoy, "#!/bin/sh\necho \"$@\" >> '" + folder.resolve("git-was-run") + "'\n");
    assertThat(decoy.toFile().setExecutable(true)).isTrue();
    // a configuration that would break every request, were it read
    Files.writeString(
        home.resolve(".gitconfig"),
        "[http]\n\tproxy = http://127.0.0.1:1\n\textraHeader = \"X-Mine: 1\"\n");
  }

  @Test
  void nothingIsLeftBehindAndNoGitIsRun() throws Exception {
    var before = Files.readString(home.resolve(".gitconfig"));

    holdConversation();

    assertThat(folder.resolve("endings")).hasContent("Created[]\nCreated[]");
    assertThat(home.toFile().list()).containsExactly(".gitconfig");
    assertThat(home.resolve(".gitconfig")).hasContent(before);
    assertThat(folder.resolve("git-was-run")).doesNotExist();
    assertThat(temporary).isEmptyDirectory();
  }

  private void holdConversation() throws Exception {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-classpath",
                System.getProperty("java.class.path"),
                GitConversation.class.getName(),
                folder.resolve("hosted").toString(),
                folder.resolve("endings").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    var process = builder.start();
    try {
      assertThat(process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }
}
