package rollbackbot.version;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

/**
 * The tags of a repository as names of commits. Those of the app's format come first; all others
 * exist, too, and name a commit that no tag of the format names.
 */
public final class TagNames {
  private static final String FULL_NAME = "refs/tags/";

  private final TagFormat format;
  private final Map<TagName, Tag> byName = new LinkedHashMap<>();
  private final Map<CommitId, Tag> best = new HashMap<>();

  /** The commits of all tags that a text may stand for, by its version or by its whole name. */
  private final Map<String, Set<CommitId>> claimed = new HashMap<>();

  public TagNames(List<Tag> tags, TagFormat format) {
    this.format = format;
    tags.forEach(tag -> byName.putIfAbsent(tag.name(), tag));
    for (var tag : tags) {
      claim(tag.name().value(), tag);
      claim(shortened(tag).text(), tag);
    }
    tags.stream()
        .collect(Collectors.groupingBy(Tag::commit))
        .forEach((commit, there) -> best.put(commit, bestOf(there)));
  }

  private void claim(String text, Tag tag) {
    claimed.computeIfAbsent(text, _ -> new HashSet<>()).add(tag.commit());
  }

  /** Of the format, if one is; of several the highest by SemVer, or by the numbers in them. */
  private Tag bestOf(List<Tag> tags) {
    var ofFormat = tags.stream().filter(tag -> format.version(tag.name()).isPresent()).toList();
    var candidates = ofFormat.isEmpty() ? tags : ofFormat;
    boolean ordered = candidates.stream().map(this::shortened).allMatch(Version::isNumber);
    var order = ordered ? Comparator.<Version>naturalOrder() : Version.BY_NUMBERS_WITHIN;
    return candidates.stream().max(Comparator.comparing(this::shortened, order)).orElseThrow();
  }

  public TagFormat format() {
    return format;
  }

  public Set<CommitId> commits() {
    return best.keySet();
  }

  /** The tag that names a commit; empty where none stands at it. */
  public Optional<Tag> at(CommitId commit) {
    return Optional.ofNullable(best.get(commit));
  }

  /** The tag of this whole name, whatever its format. */
  public Optional<Tag> named(String name) {
    var bare = name.startsWith(FULL_NAME) ? name.substring(FULL_NAME.length()) : name;
    return bare.isEmpty() ? Optional.empty() : Optional.ofNullable(byName.get(new TagName(bare)));
  }

  /** The tag of the format for a version; build metadata makes no difference. */
  public Optional<Tag> of(Version version) {
    return Optional.ofNullable(byName.get(format.tag(version)))
        .or(() ->
            single(
                byName.values().stream()
                    .filter(tag -> format.version(tag.name()).filter(version::isSameAs).isPresent())
                    .toList()));
  }

  /**
   * The tag that somebody means: a version of the format, a tag's whole name, or either with a v
   * too many or too few.
   */
  public Optional<Tag> meant(String typed) {
    var bare = new Version(typed).undecorated();
    return of(new Version(typed))
        .or(() -> named(typed))
        .or(() -> of(bare))
        .or(() ->
            single(byName.values().stream().filter(tag -> shortened(tag).isSameAs(bare)).toList()));
  }

  private static Optional<Tag> single(List<Tag> tags) {
    return tags.size() == 1 ? Optional.of(tags.getFirst()) : Optional.empty();
  }

  /** The version under which {@link #meant} finds this tag again. */
  public Version typed(Tag tag) {
    var name = tag.name().value();
    return Stream.concat(format.version(tag.name()).stream(), Stream.of(new Version(name)))
        .filter(version -> meant(version.text()).filter(tag::equals).isPresent())
        .findFirst()
        .orElseGet(() -> new Version(FULL_NAME + name));
  }

  /**
   * What people call a tag: its version, without the v that many put before one of another format.
   * A tag at another commit may be called so, too: then whoever can goes by its whole name. One of
   * the format need not where the others can.
   */
  public Version version(Tag tag) {
    return isOfSeveral(tag) ? new Version(tag.name().value()) : shortened(tag);
  }

  private boolean isOfSeveral(Tag tag) {
    var text = shortened(tag).text();
    return claimed.getOrDefault(text, Set.of()).size() > 1
        && (format.version(tag.name()).isEmpty() || isWholeNameElsewhere(text, tag));
  }

  private boolean isWholeNameElsewhere(String text, Tag tag) {
    return Optional.ofNullable(byName.get(new TagName(text)))
        .filter(other -> !other.commit().equals(tag.commit()))
        .isPresent();
  }

  private Version shortened(Tag tag) {
    return format
        .version(tag.name())
        .orElseGet(() -> new Version(tag.name().value()).undecorated());
  }

  /** The version in a text that may be decorated as a tag of the format is, or with a v. */
  public Version undecorated(String text) {
    return format
        .version(new TagName(text))
        .filter(_ -> !format.isBare())
        .orElseGet(() -> new Version(text).undecorated());
  }

  /** What a tag is called, in the way in which whoever types it finds it. */
  public String suggested(Tag tag) {
    return isOfSeveral(tag) ? typed(tag).text() : version(tag).text();
  }

  /** The same of all tags, those of the format first. */
  public List<String> versions() {
    return byName.values().stream()
        .sorted(Comparator.comparing(tag -> format.version(tag.name()).isEmpty()))
        .map(this::suggested)
        .toList();
  }
}
