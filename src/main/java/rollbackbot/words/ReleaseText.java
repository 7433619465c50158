package rollbackbot.words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Plan;
import rollbackbot.release.Deployment;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.source.CommitId;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Printed;
import rollbackbot.version.VersionSource;

/** Releases and deployments in words. */
public final class ReleaseText {
  private static final int MOST_PASSED_OVER = 6;
  private static final int SHORT_COMMIT = 7;

  private ReleaseText() {}

  public static Text label(Release release) {
    return Text.code(release.label());
  }

  public static Text label(Target target) {
    return Text.code(target.label());
  }

  public static Text fromTo(Plan plan) {
    return fromTo(plan, Text.EMPTY);
  }

  /** With something beside the version that is left. */
  public static Text fromTo(Plan plan, Text beside) {
    return label(plan.from()).then(beside).and(Text.foreign("→")).and(label(plan.to()));
  }

  /** A commit's first digits; any other ref as it is. */
  public static Text ref(String ref) {
    return Text.code(CommitId.looksLikeCommit(ref) ? ref.substring(0, SHORT_COMMIT) : ref);
  }

  public static Text commit(Target target) {
    return Text.code(target.commit().abbreviated());
  }

  /** What production runs, since when, by whom, and how that is known. */
  public static Text from(Release release, Text beside, Wording wording, Instant now) {
    var commit =
        release
            .commit()
            .map(ref -> wording.say(", {commit}", named(ref, wording)))
            .orElse(Text.EMPTY);
    return wording.say(
        "*In production:* {version}{commit}, deployed {age} ({date}) {byPerson}. {source}",
        label(release).then(beside),
        commit,
        wording.age(release.deployedAt(), now),
        wording.date(release.deployedAt()),
        wording.by(release.deployedBy()),
        source(release, wording));
  }

  /**
   * What production runs, since when, and by whom unless something else is beside it; how that is
   * known only where it is in doubt.
   */
  public static Text running(Release release, Text beside, Wording wording, Instant now) {
    var at = release.deployedAt();
    var since =
        Wording.isDayPlain(at, now)
            ? wording.say(
                "*In production:* {version} since {time}", label(release), wording.time(at, now))
            : wording.say(
                "*In production:* {version} since {date}", label(release), wording.date(at));
    var text =
        beside.isEmpty()
            ? wording.say("{since}, {byPerson}", since, wording.by(release.deployedBy()))
            : since.then(beside);
    return isPlain(release)
        ? text
        : wording.say("{running}. {source}", text, source(release, wording));
  }

  /** Whether it goes by its tag, or by its commit where there is none. */
  private static boolean isPlain(Release release) {
    boolean isNamed =
        switch (release.source()) {
          case TAG, NONE -> release.proof().filter(CommitProof.COMMIT::equals).isPresent();
          case OUTPUT -> false;
        };
    return isNamed && release.outputSays().isEmpty();
  }

  /** A ref may be a branch's name or a label. */
  private static Text named(String ref, Wording wording) {
    return CommitId.looksLikeCommit(ref)
        ? wording.say("commit {commit}", ref(ref))
        : wording.say("ref {ref}", ref(ref));
  }

  private static Text source(Release release, Wording wording) {
    var name =
        switch (release.source()) {
          case TAG -> ofTag(release.proof(), wording);
          case OUTPUT ->
              release.proof().filter(CommitProof.NUMBER::equals).isPresent()
                  ? wording.say(
                      "Version read from the deployment's output; Scalingo doesn't give the"
                          + " commit.")
                  : wording.say("Version read from the deployment's output.");
          case NONE -> unnamed(release, wording);
        };
    return name.and(said(release.outputSays(), wording));
  }

  private static Text unnamed(Release release, Wording wording) {
    if (release.proof().isPresent()) {
      var untagged = wording.say("No tag at this commit.");
      return isAskedFor(release.proof()) ? untagged.and(askedFor(wording)) : untagged;
    }
    return release.commit().filter(CommitId::looksLikeCommit).isPresent()
        ? wording.say("Scalingo gives only its first digits, and no known commit begins with them.")
        : wording.say("Version unknown: Scalingo gives neither a commit nor a usable version.");
  }

  private static boolean isAskedFor(Optional<CommitProof> proof) {
    return proof.filter(CommitProof.ASKED_FOR::equals).isPresent();
  }

  private static Text askedFor(Wording wording) {
    return wording.say(
        "Scalingo doesn't give the commit: it is that of the branch which the bot had deployed.");
  }

  private static Text ofTag(Optional<CommitProof> proof, Wording wording) {
    if (isAskedFor(proof)) {
      return askedFor(wording);
    }
    return proof.filter(CommitProof.TAG_NAME::equals).isPresent()
        ? wording.say(
            "Identified by the name of the tag that Scalingo gives, a weaker proof than a commit.")
        : wording.say("Version read from the tag.");
  }

  /** What the build prints, where the release isn't called so. */
  private static Optional<Text> said(Optional<Printed> printed, Wording wording) {
    return printed.map(it -> said(it, wording));
  }

  private static Text said(Printed printed, Wording wording) {
    var number = Text.code(printed.text());
    var text =
        printed.commits().filter(count -> count > 1).isPresent()
            ? wording.say(
                "Its output says {number}, as do {count} commits in all.",
                number,
                Text.number(printed.commits().get()))
            : wording.say("⚠️ Careful: the deployment's output says {number}.", number);
    return text.then(
        printed
            .tag()
            .map(tag ->
                wording.say(
                    " The tag {tag} is at another commit today, {commit}.",
                    Text.code(tag.name().value()),
                    Text.code(tag.commit().abbreviated())))
            .orElse(Text.EMPTY));
  }

  /** Where the rollback goes: the commit, and how that is known. */
  public static Text to(Target target, Wording wording, Instant now) {
    var name =
        target
            .tag()
            .map(tag ->
                wording.say(
                    "*Back to:* {version}, tag {tag}, commit {commit}, {deployed}",
                    label(target),
                    Text.code(tag.name().value()),
                    commit(target),
                    deployed(target, wording, now)))
            .orElseGet(() ->
                wording.say(
                    "*Back to:* {version}, commit {commit} (no tag), {deployed}",
                    label(target),
                    commit(target),
                    deployed(target, wording, now)));
    var found = target.source().map(source -> found(source, target, wording));
    return name.and(found).and(said(target.outputSays(), wording));
  }

  private static Text deployed(Target target, Wording wording, Instant now) {
    return target
        .deployedAt()
        .map(at ->
            wording.say(
                "deployed {age} ({date}) {byPerson}.",
                wording.age(at, now),
                wording.date(at),
                wording.by(target.deployedBy())))
        .orElseGet(() -> wording.say("not among the app's latest deployments."));
  }

  private static Text found(VersionSource source, Target target, Wording wording) {
    if (target.proof().filter(CommitProof.TAG_NAME::equals).isPresent()) {
      return wording.say("Scalingo gives only the name of the tag: a weaker proof than a commit.");
    }
    if (isAskedFor(target.proof())) {
      return askedFor(wording);
    }
    return switch (source) {
      case TAG -> wording.say("Proved by the tag, which is at the deployed commit.");
      case OUTPUT ->
          target.tag().isPresent()
              ? wording.say(
                  "Only the version, read from that deployment's output, is known; what is deployed"
                      + " is the tag's commit.")
              : wording.say("Proved by the commit that Scalingo gives.");
      case NONE -> wording.say("Proved by the commit that Scalingo gives.");
    };
  }

  /** How far back was read, where there is more. */
  static Text among(Optional<Integer> newest, Wording wording) {
    return newest
        .map(count -> wording.say(" among the newest {count}", Text.number(count)))
        .orElse(Text.EMPTY);
  }

  public static Text rolledAway(Wording wording) {
    return wording.say("⚠️ Careful: the team has rolled back from this version before.");
  }

  /** Somebody's deployment that isn't final. */
  public static Text running(Deployment running, Wording wording, Instant now) {
    return wording.say(
        "⏳ *Another deployment is running* ({byPerson}, {age}): a rollback waits for it.",
        wording.by(running.pusher()),
        wording.age(running.createdAt(), now));
  }

  /** What a deployment deploys. */
  public static Text what(Deployment deployment, Wording wording) {
    return deployment.gitRef().map(ReleaseText::ref).orElseGet(() -> wording.say("commit unknown"));
  }

  public static Text passedOver(List<PassedOver> passedOver, Wording wording) {
    var list = Text.EMPTY;
    for (var passed : passedOver.stream().limit(MOST_PASSED_OVER).toList()) {
      list =
          list.then(
              wording.say(
                  "\n• {version}: {reason}", Text.code(passed.label()), why(passed, wording)));
    }
    int more = passedOver.size() - MOST_PASSED_OVER;
    return more > 0 ? list.then(wording.say("\n• and {count} more", Text.number(more))) : list;
  }

  private static Text why(PassedOver passed, Wording wording) {
    return switch (passed.reason()) {
      case SAME_COMMIT -> wording.say("same commit as production");
      case NO_VERSION -> wording.say("neither its commit nor its version is known");
      case SHORT_COMMIT ->
          wording.say(
              "Scalingo gives only the first digits of its commit, and no known commit begins with"
                  + " them");
      case NO_TAG ->
          wording.say(
              "Scalingo doesn't give its commit, and the tag {tag} (`tag-format`) doesn't exist",
              passed.needs().map(tag -> Text.code(tag.value())).orElse(Text.foreign("?")));
      case NUMBER_OF_SEVERAL ->
          wording.say("Scalingo doesn't give its commit, and several commits say its version");
      case NOT_READ ->
          wording.say(
              "Scalingo doesn't give its commit, and its output wasn't read (the limit of calls was"
                  + " reached)");
      case INCIDENT -> wording.say("it is the version with the problem");
      case NOT_IN_REPOSITORY -> wording.say("the repository doesn't have its commit (any more)");
      case ROLLED_AWAY_FROM -> wording.say("rolled back before");
    };
  }

  /** How long the deployment of a plan takes, by the app's own. */
  public static Optional<Text> takes(Plan plan, Wording wording) {
    return plan.builds()
        .map(builds -> wording.between(builds.shortest(), builds.longest()))
        .or(() -> plan.expected().map(wording::roughly));
  }

  /** The same in a sentence: it takes so long in general. */
  public static Optional<Text> usually(Plan plan, Wording wording) {
    return takes(plan, wording).map(time -> wording.say("usually {duration}", time));
  }
}
