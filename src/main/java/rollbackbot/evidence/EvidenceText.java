package rollbackbot.evidence;

import java.time.Instant;
import java.util.List;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.TroubleText;

/** What is told, in sentences, each with its source and when that was read. */
public record EvidenceText(Wording wording) {

  /** Under each of three headings, so that all of it fits a phone's screen. */
  private static final int MOST_FACTS = 3;

  /** One line for each. */
  public Text lines(List<Told> told) {
    return Text.lines(Weight.once(told).stream().map(this::line).toList());
  }

  /** A claim, or what can't be told, with its source and when that was read. */
  public Text line(Told told) {
    return say("• {fact} ({source}, {date})", of(told), source(told), wording.date(told.readAt()));
  }

  /** How many, as far as it is known. */
  public Text number(Amount amount) {
    return new ClaimText(wording).number(amount);
  }

  /** A line by itself. */
  public Text alone(Told told) {
    return say("{fact} ({source}, {date})", of(told), source(told), wording.date(told.readAt()));
  }

  /** The same, its time without a day where that is plain. */
  public Text alone(Told told, Instant now) {
    return say(
        "{fact} ({source}, {date})", of(told), source(told), wording.time(told.readAt(), now));
  }

  /**
   * What matters most under a heading, in a line or two; when it was read stands elsewhere.
   *
   * @param nothing what is said where nothing at all is told
   */
  public Text folded(Text heading, List<Told> told, Text nothing) {
    var most = Weight.heaviest(told, MOST_FACTS);
    return say(
        "{heading}: {facts}", heading, most.isEmpty() ? nothing : new BriefText(wording).of(most));
  }

  private Text of(Told told) {
    return switch (told) {
      case Fact fact -> new ClaimText(wording).of(fact.claim());
      case Untold untold -> say("{what}: unknown, {why}", what(untold), why(untold));
    };
  }

  Text source(Told told) {
    var name =
        switch (told.source()) {
          case ROUTER -> say("Scalingo's router");
          case EVENTS -> say("Scalingo's events");
          case DEPLOYMENTS -> say("Scalingo's deployments");
          case VARIABLES -> say("Scalingo's variables");
          case ADDONS -> say("Scalingo's add-ons and databases");
          case GIT_HOST -> say("Git host");
          case HEALTH_CHECK -> say("health check");
          case ALL_OF_THESE -> say("all of these sources");
        };
    return told instanceof Fact fact
        ? fact.page().map(page -> Text.link(page.address(), name)).orElse(name)
        : name;
  }

  private Text what(Untold untold) {
    return switch (untold.what()) {
      case CODE -> say("Commits");
      case MIGRATIONS -> say("Migrations");
      case DEPENDENCIES -> say("Dependencies");
      case VARIABLES -> say("Variables");
      case STACK -> say("Stack");
      case ERRORS -> say("5xx");
      case CRASHES -> say("Crashes");
      case HEALTH -> say("Health");
      case DATABASES -> say("Databases");
      case DATABASE_VARIABLES -> say("Variables with a database");
      case FLAGS -> say("Feature flags");
      case WAY_BACK -> say("Version to go back to");
    };
  }

  private Text why(Untold untold) {
    return switch (untold.why()) {
      case LATE -> say("the answer didn't come in time");
      case TROUBLE ->
          untold
              .words()
              .map(words -> say("an error: {words}", trouble(words)))
              .orElseGet(() -> say("an error"));
      case NOT_TOLD_THERE -> say("the source doesn't say");
      case TOLD_IN_PART -> say("the source gives only a part, and none is in it");
      case TOO_LITTLE_TRAFFIC ->
          say(
              "too little traffic: {count} requests are needed, before and since",
              Text.number(RouterShares.ENOUGH));
      case TOO_FEW_TO_TELL -> say("too little traffic: so few errors may be chance");
      case NOT_CONFIGURED -> say("no `health-check` is configured");
      case NOTHING_EARLIER -> say("no earlier version is proven");
      case COMMIT_UNKNOWN -> say("Scalingo doesn't give the whole commit in production");
      case FAULT -> say("an error of the bot, see its log");
    };
  }

  private Text trouble(Quoted words) {
    return new TroubleText(wording).of(words.words());
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
