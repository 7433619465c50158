package rollbackbot.evidence.look;

import java.util.List;
import java.util.Set;

/** The files in which package managers keep which libraries are built in, by their names. */
final class LockFiles {
  private static final Set<String> NAMES =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "bun.lockb",
          "deno.lock",
          "Gemfile.lock",
          "poetry.lock",
          "Pipfile.lock",
          "uv.lock",
          "pdm.lock",
          "requirements.txt",
          "composer.lock",
          "go.sum",
          "Cargo.lock",
          "mix.lock",
          "gradle.lockfile",
          "packages.lock.json");

  private LockFiles() {}

  static List<String> among(List<String> files) {
    return files.stream()
        .filter(file -> NAMES.contains(file.substring(file.lastIndexOf('/') + 1)))
        .toList();
  }
}
