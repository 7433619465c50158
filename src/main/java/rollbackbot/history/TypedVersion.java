package rollbackbot.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.incident.Reply;
import rollbackbot.release.App;
import rollbackbot.release.Target;
import rollbackbot.source.CommitId;
import rollbackbot.source.TagName;
import rollbackbot.version.Nearest;
import rollbackbot.version.TagNames;
import rollbackbot.version.Version;

/** What somebody means by a version that no tag has: a commit that ran, or what it is called. */
public record TypedVersion(String text) {
  private static final int MOST_SUGGESTED = 5;
  private static final int SHORT_COMMIT = 7;

  boolean isCommit() {
    return CommitId.looksLikeCommit(text);
  }

  /** Those of what ran that it may mean: one, if it is to be acted upon. */
  public List<Target> among(List<Target> ran) {
    var byCommit =
        ran.stream().filter(target -> isCommit() && target.commit().isNamedBy(text)).toList();
    var wanted = new Version(text).undecorated();
    return byCommit.isEmpty()
        ? ran.stream()
            .filter(target -> target.version().filter(wanted::isSameAs).isPresent())
            .toList()
        : byCommit;
  }

  /** Of those that begin so the first; else the nearest. */
  private Optional<String> near(List<String> known) {
    var typed = new Version(text).undecorated().text();
    return known.stream()
        .filter(version -> version.startsWith(typed + "."))
        .findFirst()
        .or(() -> Nearest.to(typed, known));
  }

  /** Why it can't be acted upon, and what may be meant instead: what ran first, newest first. */
  Reply.UnknownVersion refusal(App app, List<Target> ran, Optional<Integer> among, TagNames tags) {
    var labels =
        ran.stream()
            .map(target -> target.tag().map(tags::suggested).orElseGet(target::label))
            .toList();
    var near =
        isCommit()
            ? Nearest.to(
                text.toLowerCase(Locale.ROOT).substring(0, SHORT_COMMIT),
                ran.stream().map(target -> target.commit().abbreviated()).toList())
            : near(labels).or(() -> near(tags.versions().reversed()));
    var fitting = among(ran).stream().map(target -> target.commit().forBranch()).toList();
    var known =
        Stream.concat(labels.stream(), tags.versions().reversed().stream())
            .distinct()
            .limit(MOST_SUGGESTED)
            .toList();
    var needed =
        isCommit()
            ? Optional.<TagName>empty()
            : Optional.of(app.tagFormat().tag(new Version(text).undecorated()));
    return new Reply.UnknownVersion(
        app.name(),
        text,
        near,
        Optional.of(new Reply.NotFound(needed, app.tagFormat().format(), known, fitting, among)));
  }
}
