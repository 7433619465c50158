package rollbackbot.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.check.Finding.Kind;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;

/** What held when an app was looked at last and doesn't any more. */
public final class Broke {
  private Broke() {}

  /**
   * The findings that are new; none where everything is as it was, or better.
   *
   * @param tags all that the repository has now; empty where they weren't read
   */
  public static List<Finding> since(Looked before, Looked now, Optional<List<Tag>> tags) {
    return Stream.concat(
            now.findings().stream().filter(found -> isNew(found, before)),
            tags.stream().flatMap(all -> before.tags().stream().flatMap(tag -> lost(tag, all))))
        .distinct()
        .toList();
  }

  private static boolean isNew(Finding found, Looked before) {
    return found.isInTheWay()
        ? before.findings().stream().noneMatch(it -> isTheSame(it, found))
        : found.kind() == Kind.DATABASE_WITHOUT_BACKUP
            && before.findings().stream().anyMatch(it -> wasBackedUp(it, found));
  }

  /** Words of a service differ from time to time; what they are about doesn't. */
  private static boolean isTheSame(Finding one, Finding other) {
    return one.kind() == other.kind()
        && (one.kind() != Kind.DATABASE_DOWN || one.values().equals(other.values()));
  }

  private static boolean wasBackedUp(Finding before, Finding now) {
    return (before.kind() == Kind.DATABASE_BACKED_UP || before.kind() == Kind.DATABASE_TO_A_MOMENT)
        && before.values().equals(now.values());
  }

  private static Stream<Finding> lost(Tag known, List<Tag> all) {
    var was = known.commit().abbreviated();
    var now = all.stream().filter(tag -> tag.name().equals(known.name())).map(Tag::commit);
    return now.findFirst()
        .map(commit -> moved(known, commit))
        .orElseGet(() -> Stream.of(Finding.of(Kind.TAG_GONE, known.name().value(), was)));
  }

  private static Stream<Finding> moved(Tag known, CommitId now) {
    return now.equals(known.commit())
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                Kind.TAG_MOVED,
                known.name().value(),
                now.abbreviated(),
                known.commit().abbreviated()));
  }
}
