package rollbackbot.trouble;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollbackbot.once.Operation;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * Trouble in a person's language: which service, what it answers, and what the bot was doing. What
 * it says is read from the message of the trouble; only a service's own words stay as they are, as
 * code.
 */
public record TroubleText(Wording wording) {
  private static final int WORDS = 300;
  private static final int TOO_LATE = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private static final Pattern STATUS = Pattern.compile("(\\d{3})(?:, (.*))?", Pattern.DOTALL);
  private static final Pattern LOST =
      Pattern.compile("no answer.*|the answer ended too early|interrupted.*");
  private static final Pattern UNREACHED =
      Pattern.compile("no connection(?: to [^ ,]+)?(?:, )?(.*)|(the host's name is unknown)");
  private static final Pattern PROXY_STATUS = Pattern.compile("the proxy answers (\\d{3})");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "redirected to ([^ ,]+), not followed"
              + "|redirects to another host, which is not followed: (.*)");
  private static final Pattern UNUSABLE =
      Pattern.compile(
          "answered .*|an answer that .*|not the answer of a Git host|redirects to nowhere"
              + "|redirected|got an address that can't be used|no database API told");
  private static final Pattern INSECURE =
      Pattern.compile("no secure connection: (.*)|(no token is sent unencrypted to .*)");

  /**
   * In a sentence of somebody else, without a stop: such as "Scalingo doesn't answer (500) when the
   * bot reads the link to the repository".
   */
  public Text of(String message) {
    return UnknownRegion.in(message)
        .map(this::noRegion)
        .or(() -> Operation.in(message).map(this::met))
        .or(() -> new StandstillText(wording).of(message))
        .or(() -> new OwnWordsText(wording).of(message))
        .orElseGet(() -> Text.code(message, WORDS));
  }

  /**
   * What an operator can do about it, as a sentence of its own; empty where waiting is the cure.
   */
  public Optional<Text> cure(String message) {
    if (UnknownRegion.in(message).isPresent()) {
      return Optional.of(say("Correct `region` in `rollback.yml`, or `SCALINGO_REGION`."));
    }
    return Operation.in(message)
        .flatMap(met -> {
          var status = STATUS.matcher(met.answer());
          boolean forbidden =
              status.matches() && (status.group(1).equals("401") || status.group(1).equals("403"));
          return forbidden ? ofRights(met.operation().at()) : Optional.empty();
        });
  }

  private Optional<Text> ofRights(Operation.At at) {
    return switch (at) {
      case SCALINGO ->
          Optional.of(
              say(
                  "Check `SCALINGO_API_TOKEN`, and that its account is still a collaborator of the"
                      + " app."));
      case GIT_HOST ->
          Optional.of(say("Check `GIT_TOKEN`, and its account's rights on the repository."));
      case SLACK, OWN_SYSTEM -> Optional.empty();
    };
  }

  private Text noRegion(UnknownRegion unknown) {
    return say(
        "Scalingo tells the bot's account of no region {region}, only of {others}",
        Text.foreign(unknown.name(), WORDS),
        Text.foreign(unknown.others(), WORDS));
  }

  private Text met(Operation.Met met) {
    var service = service(met.operation().at());
    var doing = new DoingText(wording).of(met);
    if (met.operation() == Operation.PLACE_FOR_TICKETS) {
      return say("no tickets can be opened there: correct `tickets`, or set `GIT_API_URL`");
    }
    return answered(met.answer(), service, doing)
        .or(() -> unanswered(met.answer(), service, doing))
        .or(() -> unasked(met.answer(), service, doing))
        .orElseGet(() ->
            say(
                "{service} says {words} when the bot {doing}",
                service,
                Text.code(met.answer(), WORDS),
                doing));
  }

  private Text service(Operation.At at) {
    return switch (at) {
      case SCALINGO -> Text.foreign("Scalingo");
      case GIT_HOST -> say("the Git host");
      case SLACK -> Text.foreign("Slack");
      case OWN_SYSTEM -> say("your system");
    };
  }

  private Optional<Text> answered(String answer, Text service, Text doing) {
    var status = STATUS.matcher(answer);
    if (!status.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(status.group(1));
    var said = status(number, Optional.ofNullable(status.group(2)));
    if (number == TOO_MANY) {
      return Optional.of(
          say("{service} limits calls ({answer}) when the bot {doing}", service, said, doing));
    }
    return Optional.of(
        number == TOO_LATE || number >= SERVER
            ? say("{service} doesn't answer ({answer}) when the bot {doing}", service, said, doing)
            : say("{service} refuses ({answer}) when the bot {doing}", service, said, doing));
  }

  private Text status(int number, Optional<String> words) {
    return words
        .map(said -> say("{status}: {words}", Text.number(number), Text.code(said, WORDS)))
        .orElseGet(() -> Text.number(number));
  }

  private Optional<Text> unanswered(String answer, Text service, Text doing) {
    if (LOST.matcher(answer).matches()) {
      return Optional.of(say("{service} doesn't answer when the bot {doing}", service, doing));
    }
    var unreached = UNREACHED.matcher(answer);
    if (unreached.matches()) {
      return Optional.of(
          say(
              "{service} can't be reached{why} when the bot {doing}",
              service,
              Optional.ofNullable(unreached.group(1))
                  .flatMap(this::whyUnreached)
                  .map(why -> say(" ({why})", why))
                  .orElse(Text.EMPTY),
              doing));
    }
    var insecure = INSECURE.matcher(answer);
    if (insecure.matches()) {
      return Optional.of(
          say(
              "{service} can't be reached by a secure connection{why} when the bot {doing}",
              service,
              Optional.ofNullable(insecure.group(1))
                  .map(why -> say(" ({why})", Text.code(why, WORDS)))
                  .orElse(Text.EMPTY),
              doing));
    }
    var elsewhere = ELSEWHERE.matcher(answer);
    if (elsewhere.matches()) {
      return Optional.of(
          say(
              "{service} sends the bot to {host}, where it doesn't go, when the bot {doing}",
              service,
              Text.code(
                  Optional.ofNullable(elsewhere.group(1)).orElseGet(() -> elsewhere.group(2))),
              doing));
    }
    return UNUSABLE.matcher(answer).matches()
        ? Optional.of(
            say("{service} gives an unusable answer when the bot {doing}", service, doing))
        : Optional.empty();
  }

  private Optional<Text> whyUnreached(String why) {
    var proxy = Optional.of(PROXY_STATUS.matcher(why)).filter(Matcher::matches);
    if (proxy.isPresent()) {
      return Optional.of(say("the proxy answers {status}", Text.code(proxy.get().group(1))));
    }
    if (why.startsWith("the proxy refuses")) {
      return Optional.of(say("the proxy refuses the login of `HTTPS_PROXY`"));
    }
    if (why.startsWith("its certificate")) {
      return Optional.of(say("Java doesn't trust its certificate"));
    }
    return why.startsWith("the name ") ? Optional.of(say("its name is unknown")) : Optional.empty();
  }

  /** The bot's own restraint. */
  private Optional<Text> unasked(String answer, Text service, Text doing) {
    if (answer.equals(SpentBudget.ANSWER)) {
      return Optional.of(
          say(
              "{service} isn't asked (`SCALINGO_CALLS_PER_MINUTE` is used up) when the bot {doing}",
              service,
              doing));
    }
    if (answer.equals("the token was refused, and is renewed")) {
      return Optional.of(
          say("{service} wants a new token, which the bot gets, when it {doing}", service, doing));
    }
    if (answer.equals("too many calls to databases are under way")) {
      return Optional.of(
          say(
              "{service} isn't asked (too many calls to databases are under way) when the bot"
                  + " {doing}",
              service,
              doing));
    }
    if (answer.startsWith("there is no token; ")) {
      return Optional.of(
          say(
              "{service} isn't asked (set `TICKET_TOKEN` or `GIT_TOKEN`) when the bot {doing}",
              service,
              doing));
    }
    return answer.startsWith("no token is sent to ")
        ? Optional.of(
            say(
                "{service} isn't asked (it isn't in `GIT_HOST`) when the bot {doing}",
                service,
                doing))
        : Optional.empty();
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
