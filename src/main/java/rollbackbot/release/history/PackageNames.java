package rollbackbot.release.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import rollbackbot.release.App;

/**
 * The names under which an app's own package may appear in a deployment's output: the app's, the
 * platform's and the repository's. Case and npm scope don't matter.
 */
public record PackageNames(Set<String> names) {

  public PackageNames {
    names = names.stream().map(PackageNames::bare).collect(Collectors.toUnmodifiableSet());
  }

  public static PackageNames of(String... names) {
    return new PackageNames(Arrays.stream(names).collect(Collectors.toSet()));
  }

  /**
   * The names of an app that is deployed from a repository.
   *
   * @param repositoryName the last part of the repository's address
   */
  public static PackageNames of(App app, String repositoryName) {
    return of(app.name().value(), app.platformApp().name(), repositoryName);
  }

  /** Whether a package of this name is the app's own. */
  public boolean hold(String packageName) {
    return names.contains(bare(packageName));
  }

  private static String bare(String name) {
    var unscoped = name.startsWith("@") ? name.substring(name.indexOf('/') + 1) : name;
    var lower = unscoped.toLowerCase(Locale.ROOT);
    return lower.endsWith(".git") ? lower.substring(0, lower.length() - ".git".length()) : lower;
  }
}
