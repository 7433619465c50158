package rollbackbot.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the configuration file's text comes from. */
sealed interface ConfigurationSource {

  String VARIABLE = "ROLLBACK_CONFIG";

  /** What to call it in mistakes. */
  String name();

  /** The text; empty when there is none, or it can't be read, which is noted. */
  Optional<String> text(Findings findings);

  /** The variable's own text. */
  record Inline(String name, String yaml) implements ConfigurationSource {
    @Override
    public Optional<String> text(Findings findings) {
      return Optional.of(yaml);
    }
  }

  /**
   * A file that must be there.
   *
   * @param namedBy the variable or key that names it
   */
  record OnDisk(String name, Path directory, String namedBy) implements ConfigurationSource {
    private static final long MOST_BYTES = 1024 * 1024;

    @Override
    public Optional<String> text(Findings findings) {
      try {
        var path = directory.resolve(name);
        if (!Files.isRegularFile(path)) {
          findings.add("", "there is no such file", "write it, or correct " + namedBy);
        } else if (Files.size(path) > MOST_BYTES) {
          findings.add("", "is too big", "write less");
        } else {
          return Optional.of(Files.readString(path));
        }
      } catch (CharacterCodingException _) {
        findings.add("", "isn't a text in UTF-8", "save it as UTF-8");
      } catch (IOException unreadable) {
        var reason = unreadable.getClass().getSimpleName();
        findings.add("", "can't be read (" + reason + ")", "check its permissions");
      } catch (InvalidPathException _) {
        findings.add("", "is no path", "correct " + namedBy);
      }
      return Optional.empty();
    }
  }

  /** No file was named, and there is none at the usual place. */
  record Absent(String name) implements ConfigurationSource {
    @Override
    public Optional<String> text(Findings findings) {
      return Optional.empty();
    }
  }

  /** Another file, as this one names it: relative to this file, or to the working directory. */
  default ConfigurationSource other(String path, String namedBy, Path workingDirectory) {
    return switch (this) {
      case OnDisk(var own, var directory, _) ->
          new OnDisk(path, folderOf(directory.resolve(own)), namedBy);
      case Inline _, Absent _ -> new OnDisk(path, workingDirectory, namedBy);
    };
  }

  private static Path folderOf(Path file) {
    var folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  static ConfigurationSource find(Variables variables, Path directory) {
    var usual = "rollback.yml";
    return variables
        .untouched(VARIABLE)
        .map(value ->
            value.contains("\n")
                ? new Inline(VARIABLE, value)
                : new OnDisk(value.strip(), directory, VARIABLE))
        .orElseGet(() ->
            Files.exists(directory.resolve(usual))
                ? new OnDisk(usual, directory, VARIABLE)
                : new Absent(usual));
  }
}
