package rollbackbot.release.history;

import rollbackbot.release.App;
import rollbackbot.version.PatternLines;
import rollbackbot.version.VersionLines;

/** Chooses how an app's versions are found in its deployments' output. */
public final class VersionLinesFor {
  private VersionLinesFor() {}

  /** The app's own pattern if it has one, else lines such as {@code > name@1.2.3 script}. */
  public static VersionLines app(App app, String repositoryName) {
    return app.versionPattern()
        .<VersionLines>map(PatternLines::new)
        .orElseGet(() -> new NameAtVersionLines(PackageNames.of(app, repositoryName)));
  }
}
