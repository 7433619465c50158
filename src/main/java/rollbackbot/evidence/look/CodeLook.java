package rollbackbot.evidence.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.MigrationTool;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.source.RiskyPaths;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;

/** What the Git host's comparison of two releases says. */
record CodeLook(Basis.WayBack back, List<String> riskyPaths, Instant readAt) {
  private static final int SOME = 3;

  static final List<Subject> SUBJECTS =
      List.of(Subject.CODE, Subject.MIGRATIONS, Subject.DEPENDENCIES);

  List<Told> of(Changes changes) {
    return Stream.of(
            Stream.of(told(commits(changes))),
            Stream.of(migrations(changes)),
            Stream.of(dependencies(changes)),
            securityFixes(changes).stream())
        .flatMap(found -> found)
        .toList();
  }

  private Told told(Claim claim) {
    return new Fact(claim, Source.GIT_HOST, readAt, back.plan().compare().map(Page::new));
  }

  private Claim commits(Changes changes) {
    var authors = authors(changes.commits());
    return new Claim.Commits(
        new Quoted(back.plan().to().label()),
        changes.lineage(),
        Amount.exactly(changes.number()),
        Amount.of(authors.size(), changes.hasAllCommits()),
        some(authors),
        some(
            CommitWords.byWeight(changes.commits()).stream()
                .map(Commit::subject)
                .distinct()
                .toList()));
  }

  /** People by their names, whose capitals don't count. */
  private static List<String> authors(List<Commit> commits) {
    var names = new ArrayList<String>();
    var known = new LinkedHashSet<String>();
    for (var commit : commits.reversed()) {
      if (!commit.author().isEmpty() && known.add(commit.author().toLowerCase(Locale.ROOT))) {
        names.add(commit.author());
      }
    }
    return names;
  }

  private Told migrations(Changes changes) {
    var risky = new RiskyPaths(riskyPaths).among(changes.files());
    var found =
        changes.files().stream()
            .distinct()
            .filter(file -> MigrationTool.of(file).isPresent() || risky.contains(file))
            .toList();
    var amount = Amount.of(found.size(), changes.hasAllFiles());
    var tools = found.stream().flatMap(file -> MigrationTool.of(file).stream()).distinct().toList();
    return amount.tellsNothing()
        ? inPart(Subject.MIGRATIONS)
        : told(new Claim.Migrations(amount, tools, some(found)));
  }

  private Told dependencies(Changes changes) {
    var found = LockFiles.among(changes.files()).stream().distinct().toList();
    var amount = Amount.of(found.size(), changes.hasAllFiles());
    return amount.tellsNothing()
        ? inPart(Subject.DEPENDENCIES)
        : told(new Claim.Dependencies(amount, some(found)));
  }

  private Told inPart(Subject what) {
    return new Untold(what, Why.TOLD_IN_PART, Optional.empty(), Source.GIT_HOST, readAt);
  }

  private Optional<Told> securityFixes(Changes changes) {
    var found = changes.commits().stream().filter(CommitWords::isAboutSecurity).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            told(
                new Claim.SecurityFixes(
                    Amount.of(found.size(), changes.hasAllCommits()),
                    some(found.stream().map(Commit::subject).toList()))));
  }

  static List<Quoted> some(Collection<String> words) {
    return words.stream().limit(SOME).map(Quoted::new).toList();
  }
}
