package rollbackbot.rollback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells which version a deployment put into service: by tag, else by its output, else not. */
public final class VersionIdentification {
  private static final Pattern DECORATED = Pattern.compile("[vV](\\d.*)");

  private final TagFormat format;
  private final List<Release> releases;
  private final PackageNames names;

  private record Release(Tag tag, Version version) {}

  public VersionIdentification(List<Tag> tags, TagFormat format, PackageNames names) {
    this.format = format;
    this.releases =
        tags.stream()
            .flatMap(tag ->
                format.version(tag.name()).stream().map(version -> new Release(tag, version)))
            .toList();
    this.names = names;
  }

  public IdentifiedVersion of(Deployment deployment, List<OutputVersion> output) {
    var told = chosen(output);
    return atCommit(deployment.gitRef())
        .<IdentifiedVersion>map(release ->
            new IdentifiedVersion.ByTag(
                release.tag(), release.version(), disagreement(release, output, told)))
        .or(() ->
            told.map(version ->
                new IdentifiedVersion.ByOutput(version, releaseOf(version).map(Release::tag))))
        .orElseGet(() -> new IdentifiedVersion.Unknown(deployment.gitRef()));
  }

  /** The highest release whose tag stands at the commit that the platform names. */
  private Optional<Release> atCommit(Optional<String> ref) {
    var there =
        ref.stream()
            .flatMap(
                name -> releases.stream().filter(found -> found.tag().commit().isNamedBy(name)))
            .toList();
    // A shortened commit that fits several tagged ones proves none of them.
    boolean ambiguous = there.stream().map(found -> found.tag().commit()).distinct().count() > 1;
    return ambiguous
        ? Optional.empty()
        : there.stream().max(Comparator.comparing(Release::version));
  }

  /** The version with a tag wins, then the one named like the app, then the first. */
  private Optional<Version> chosen(List<OutputVersion> output) {
    return first(output, match -> releaseOf(version(match)).isPresent())
        .or(() -> first(output, match -> match.packageName().filter(names::hold).isPresent()))
        .or(() -> first(output, _ -> true))
        .map(this::version);
  }

  private static Optional<OutputVersion> first(
      List<OutputVersion> output, Predicate<OutputVersion> condition) {
    return output.stream().filter(condition).findFirst();
  }

  private Optional<Version> disagreement(
      Release release, List<OutputVersion> output, Optional<Version> told) {
    boolean agrees = output.stream().map(this::version).anyMatch(release.version()::equals);
    return agrees ? Optional.empty() : told;
  }

  private Optional<Release> releaseOf(Version version) {
    return releases.stream().filter(release -> release.version().equals(version)).findFirst();
  }

  /** The version without the decoration that it has in tags, or a leading v. */
  private Version version(OutputVersion match) {
    var text = match.version();
    return format
        .version(new TagName(text))
        .orElseGet(() -> {
          var decorated = DECORATED.matcher(text);
          return new Version(decorated.matches() ? decorated.group(1) : text);
        });
  }
}
