package rollbackbot.evidence;

import java.util.List;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.HealthAnswer;

/** What is claimed, in a sentence. */
record ClaimText(Wording wording) {
  private static final int SUBJECT = 70;

  Text of(Claim claim) {
    return switch (claim) {
      case Claim.Runs runs ->
          say(
              "{version} is in production, deployed {date} {by}",
              Text.code(runs.version().words()),
              wording.date(runs.began()),
              wording.by(runs.by().map(Quoted::words)));
      case Claim.Commits commits -> commits(commits);
      case Claim.Migrations migrations -> migrations(migrations);
      case Claim.Dependencies dependencies -> dependencies(dependencies);
      case Claim.SecurityFixes(var number, var subjects) ->
          say(
              "A rollback *may* take away a security fix: {commits}",
              some(number, subjects, SUBJECT));
      case Claim.VariablesChanged changed -> variables(changed);
      case Claim.StackChanged(var then, var now) ->
          say(
              "Stack: {now} for the next build, {then} for the earlier version",
              Text.code(now.words()),
              Text.code(then.words()));
      case Claim.Errors errors -> errors(errors);
      case Claim.Crashes crashes -> crashes(crashes);
      case Claim.Healthy(var answer) ->
          say("The health check passes: {answer}", new HealthAnswer(wording).of(answer.words()));
      case Claim.Unhealthy(var answer, _) ->
          say("The health check fails: {answer}", new HealthAnswer(wording).of(answer.words()));
      case Claim.Recovered(var then, var now) ->
          say(
              "5xx {then} → {now}: *recovered*",
              wording.share(then.share()),
              wording.share(now.share()));
      case Claim.Lessened(var usual, var then, var now) ->
          say(
              "5xx {then} → {now}: fewer, but {usual} before the release",
              wording.share(then.share()),
              wording.share(now.share()),
              wording.share(usual.share()));
      case Claim.StillFailing(var then, var now) ->
          say(
              "5xx still at {now}, {then} before the rollback: *the rollback didn't cure it*",
              wording.share(now.share()),
              wording.share(then.share()));
      case Claim.Databases(var number, var names) ->
          number.isNone()
              ? say("Databases: none, neither an add-on nor a dedicated one")
              : say("Databases: {names}", some(number, names, SUBJECT));
      case Claim.DatabaseVariables(var number, var names) ->
          number.isNone()
              ? say("Variables: none holds the address of a database")
              : say("Variables that may name a database: {names}", some(number, names, SUBJECT));
      case Claim.Flags(var number, var names) ->
          number.isNone()
              ? say("Feature flags: no variable matches `feature-flags`")
              : say("Feature flags: {names}", some(number, names, SUBJECT));
      case Claim.SuggestedAnswer(var suggestion) -> suggested(suggestion);
      case Claim.WayBack(var version, var commit, var branch) ->
          branch
              .map(name ->
                  say(
                      "A rollback would go back to {version}, commit {commit}, with the branch"
                          + " {branch}",
                      Text.code(version.words()),
                      Text.code(commit.words()),
                      Text.code(name.words())))
              .orElseGet(() ->
                  say(
                      "A rollback would go back to {version}, commit {commit}, with an archive of"
                          + " it",
                      Text.code(version.words()),
                      Text.code(commit.words())));
      case Claim.AllSpeaksForGoingBack(var version, _, var since) ->
          say(
              "*Back to {version}*: the release of {date} fails its health check, and no risk was"
                  + " found",
              Text.code(version.words()),
              wording.date(since));
    };
  }

  private Text commits(Claim.Commits commits) {
    var earlier = Text.code(commits.earlier().words());
    if (commits.number().isNone()) {
      return say("Commits: none that {version} doesn't have", earlier);
    }
    var number = number(commits.number());
    var counted =
        commits.lineage().containsBase()
            ? say("Commits since {version}: {count}", earlier, number)
            : say("Commits that {version} doesn't have: {count}", earlier, number);
    return counted.then(authors(commits)).then(notable(commits));
  }

  private Text authors(Claim.Commits commits) {
    return commits.names().isEmpty()
        ? Text.EMPTY
        : say(", by {people}", some(commits.authors(), commits.names(), SUBJECT));
  }

  private Text notable(Claim.Commits commits) {
    return commits.notable().isEmpty()
        ? Text.EMPTY
        : say(
            "; among them: {subjects}",
            Text.list(
                commits.notable().stream().map(it -> Text.code(it.words(), SUBJECT)).toList()));
  }

  private Text migrations(Claim.Migrations migrations) {
    if (migrations.number().isNone()) {
      return say("Migrations: none");
    }
    var tools = migrations.tools().stream().map(it -> Text.foreign(it.title())).toList();
    var counted =
        tools.isEmpty()
            ? say("*Migrations: {count}*", number(migrations.number()))
            : say("*Migrations: {count}* ({tools})", number(migrations.number()), Text.list(tools));
    return counted.then(say(": {files}", some(migrations.number(), migrations.paths(), SUBJECT)));
  }

  private Text dependencies(Claim.Dependencies dependencies) {
    return dependencies.number().isNone()
        ? say("Dependencies: no lock file changed")
        : say(
            "Dependencies changed: {files}",
            some(dependencies.number(), dependencies.paths(), SUBJECT));
  }

  private Text variables(Claim.VariablesChanged changed) {
    var since = wording.date(changed.since());
    return changed.number().isNone()
        ? say("Variables: none changed since {date}", since)
        : say(
            "Variables changed since {date}: {names}",
            since,
            some(changed.number(), changed.names(), SUBJECT));
  }

  private Text errors(Claim.Errors errors) {
    var after = errors.after();
    var before = errors.before();
    return say(
        "5xx: *{share}* of {rate} requests a minute since {date}; before: {earlier} of {usual}",
        wording.share(after.share()),
        wording.rate(after.perMinute()),
        wording.date(after.from()),
        wording.share(before.share()),
        wording.rate(before.perMinute()));
  }

  private Text crashes(Claim.Crashes crashes) {
    var since = wording.date(crashes.since());
    return crashes.number().isNone()
        ? say("Crashes: none since {date}", since)
        : say("*Crashes: {count}* since {date}", number(crashes.number()), since);
  }

  private Text suggested(Suggestion suggestion) {
    var numbers = new SuggestionText(wording).numbers(suggestion);
    return switch (suggestion.question().words()) {
      case Suggestion.AFFECTS_USERS -> say("Users are affected: {numbers}", numbers);
      case Suggestion.PROPORTION -> say("Many users are affected: {numbers}", numbers);
      default -> throw new IllegalStateException("nothing suggests an answer to " + suggestion);
    };
  }

  /** What is named, and how many more there are. */
  private Text some(Amount amount, List<Quoted> named, int most) {
    var names = Text.list(named.stream().map(it -> Text.code(it.words(), most)).toList());
    int more = amount.number() - named.size();
    return switch (amount.precision()) {
      case EXACT -> more == 0 ? names : say("{list} and {count} more", names, Text.number(more));
      case AT_LEAST ->
          more == 0
              ? say("{list}, and perhaps more", names)
              : say("{list} and at least {count} more", names, Text.number(more));
    };
  }

  Text number(Amount amount) {
    var number = Text.number(amount.number());
    return switch (amount.precision()) {
      case EXACT -> number;
      case AT_LEAST -> say("at least {count}", number);
    };
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
