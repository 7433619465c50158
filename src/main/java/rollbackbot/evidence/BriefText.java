package rollbackbot.evidence;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.HealthAnswer;

/**
 * What is told, in as few words as a phone's line takes: numbers without names. Each fact is a link
 * to where it is from, or names that.
 */
record BriefText(Wording wording) {

  /** The facts, then all that can't be told. */
  Text of(List<Told> told) {
    var parts = new ArrayList<Text>();
    var unknown = new ArrayList<Text>();
    for (var each : told) {
      switch (each) {
        case Fact fact -> parts.add(of(fact));
        case Untold untold -> unknown.add(what(untold));
      }
    }
    if (!unknown.isEmpty()) {
      parts.add(say("{list} (unknown)", Text.list(unknown)));
    }
    return Text.joined(parts, say(" · "));
  }

  private Text of(Fact fact) {
    var claim = of(fact.claim());
    if (fact.page().isPresent()) {
      return Text.link(fact.page().get().address(), claim);
    }
    return switch (fact.source()) {
      // What it says names it.
      case HEALTH_CHECK, ALL_OF_THESE -> claim;
      case ROUTER, EVENTS, DEPLOYMENTS, VARIABLES, ADDONS, GIT_HOST ->
          say("{fact} ({source})", claim, new EvidenceText(wording).source(fact));
    };
  }

  private Text of(Claim claim) {
    return switch (claim) {
      case Claim.Runs runs -> say("{version} is in production", foreign(runs.version()));
      case Claim.Commits commits -> commits(commits.number());
      case Claim.Migrations(var number, _, _) -> migrations(number);
      case Claim.Dependencies(var number, _) ->
          number.isNone() ? say("same dependencies") : say("other dependencies");
      case Claim.SecurityFixes _ -> say("perhaps a security fix");
      case Claim.VariablesChanged(var number, _, _) ->
          number.isNone() ? say("same variables") : say("other variables");
      case Claim.StackChanged _ -> say("another stack");
      case Claim.Errors(var before, var after) -> errors(before, after);
      case Claim.Crashes(var number, _) -> crashes(number);
      case Claim.Healthy _ -> say("health check passes");
      case Claim.Unhealthy(var answer, _) ->
          say("health check: {answer}", new HealthAnswer(wording).of(answer.words()));
      case Claim.Databases(var number, _) ->
          number.isNone() ? say("no database") : say("a database");
      case Claim.DatabaseVariables(var number, _) ->
          number.isNone() ? say("no database in a variable") : say("perhaps a database elsewhere");
      case Claim.Flags(var number, _) ->
          number.isNone() ? say("no feature flag") : say("feature flags");
      case Claim.SuggestedAnswer(var suggestion) ->
          suggestion.question().words().equals(Suggestion.PROPORTION)
              ? say("high impact")
              : say("users are affected");
      case Claim.WayBack(var version, _, _) -> say("back to {version}", foreign(version));
      case Claim.AllSpeaksForGoingBack(var version, _, _) ->
          say("back to {version}: all checked, no risk found", foreign(version));
      case Claim.Recovered _, Claim.Lessened _, Claim.StillFailing _ ->
          new ClaimText(wording).of(claim);
    };
  }

  private Text commits(Amount amount) {
    return amount.isNone()
        ? say("no new commit")
        : amount.isOne() ? say("1 commit") : say("{count} commits", number(amount));
  }

  private Text migrations(Amount amount) {
    return amount.isNone()
        ? say("no migration")
        : amount.isOne() ? say("1 migration") : say("{count} migrations", number(amount));
  }

  private Text crashes(Amount amount) {
    return amount.isNone()
        ? say("no crash")
        : amount.isOne() ? say("1 crash") : say("{count} crashes", number(amount));
  }

  private Text errors(TrafficWindow before, TrafficWindow after) {
    return say(
        "5xx {share}, before {earlier}",
        wording.share(after.share()),
        wording.share(before.share()));
  }

  private Text number(Amount amount) {
    return new ClaimText(wording).number(amount);
  }

  private static Text foreign(Quoted quoted) {
    return Text.foreign(quoted.words());
  }

  private Text what(Untold untold) {
    return switch (untold.what()) {
      case CODE -> say("commits");
      case MIGRATIONS -> say("migrations");
      case DEPENDENCIES -> say("dependencies");
      case VARIABLES -> say("variables");
      case STACK -> say("stack");
      case ERRORS -> say("5xx");
      case CRASHES -> say("crashes");
      case HEALTH -> say("health");
      case DATABASES -> say("databases");
      case DATABASE_VARIABLES -> say("variables with a database");
      case FLAGS -> say("feature flags");
      case WAY_BACK -> say("the way back");
    };
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
