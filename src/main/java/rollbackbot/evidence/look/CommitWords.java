package rollbackbot.evidence.look;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import rollbackbot.source.SourceCode.Commit;

/** What the subjects of commits say of them, by the words and prefixes that teams use. */
final class CommitWords {
  private static final Pattern SECURITY =
      Pattern.compile(
          "(?i)(CVE-\\d{4}-\\d+|GHSA-[0-9a-z]{4}-|\\bsecurity\\b|^fix(\\([^)]*\\))?!:)");
  private static final Pattern BREAKING = Pattern.compile("^[a-z]+(\\([^)]*\\))?!:|\\bBREAKING\\b");
  private static final Pattern SCHEMA =
      Pattern.compile("(?i)\\b(migrat\\w*|schema|database|upgrade\\w*|bump\\w*)\\b");
  private static final Pattern BEHAVIOUR =
      Pattern.compile("(?i)^(feat|fix|perf|refactor|revert)\\b");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)^(docs?|chore|style|tests?|ci|build)(\\([^)]*\\))?:|^Merge |^Release"
              + " |^v?\\d+\\.\\d+");

  private CommitWords() {}

  /** Whether its words are of a security fix. */
  static boolean isAboutSecurity(Commit commit) {
    return SECURITY.matcher(commit.subject()).find();
  }

  /** Those that most likely matter first; of equals, the newest. */
  static List<Commit> byWeight(List<Commit> oldestFirst) {
    return oldestFirst.reversed().stream()
        .filter(commit -> !commit.subject().isEmpty())
        .sorted(Comparator.comparingInt(CommitWords::lightness))
        .toList();
  }

  private static int lightness(Commit commit) {
    var subject = commit.subject();
    if (isAboutSecurity(commit)) {
      return 0;
    }
    if (BREAKING.matcher(subject).find()) {
      return 1;
    }
    if (ASIDE.matcher(subject).find()) {
      return 5;
    }
    if (SCHEMA.matcher(subject).find()) {
      return 2;
    }
    return BEHAVIOUR.matcher(subject).find() ? 3 : 4;
  }
}
