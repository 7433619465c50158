package rollbackbot.trouble;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * Why something wasn't done or can't be told, in the bot's own words, which are kept in English.
 */
record OwnWordsText(Wording wording) {
  private static final int NAME = 60;
  private static final Pattern NO_RIGHT =
      Pattern.compile("(.+) may not act on this app any more", Pattern.DOTALL);
  private static final Pattern OUT_OF_REACH =
      Pattern.compile("the platform can't go back to (\\S+Z) any more");
  private static final Pattern LOST = Pattern.compile("no answer to the request for .+ is known");
  private static final Pattern NO_DEPLOYMENT =
      Pattern.compile("no deployment of (.+) is known", Pattern.DOTALL);

  /** Empty where the message isn't one of these. */
  Optional<Text> of(String message) {
    return fixed(message).or(() -> about(message));
  }

  private Optional<Text> fixed(String message) {
    return Optional.ofNullable(
        switch (message) {
          case "no answer" -> say("no answer");
          case "no end in sight" -> say("no end in sight");
          case "no linked repository" -> say("no repository is linked to the app");
          case "no such branch" -> say("the Git host has no such branch");
          case "the platform doesn't list it any more" -> say("Scalingo doesn't list it any more");
          case "the platform says that it failed" -> say("Scalingo says that it failed");
          case "the platform is working on the database right now" ->
              say("Scalingo is working on the database right now");
          case "the platform tells too few events" -> say("Scalingo tells too few events");
          case "the platform doesn't tell the stack of each deployment" ->
              say("Scalingo doesn't tell the stack of each deployment");
          case "the Git host doesn't tell" -> say("the Git host doesn't tell");
          case "the Git host doesn't tell all files" -> say("the Git host doesn't tell all files");
          case "Scalingo doesn't give the whole commit in production" ->
              say("Scalingo doesn't give the whole commit in production");
          default -> null;
        });
  }

  private Optional<Text> about(String message) {
    var right = NO_RIGHT.matcher(message);
    if (right.matches()) {
      return Optional.of(
          say("{person} may not act on this app any more", Text.unmarked(right.group(1), NAME)));
    }
    var moment = OUT_OF_REACH.matcher(message);
    if (moment.matches()) {
      return Optional.of(
          say(
              "Scalingo can't go back to {moment} any more",
              wording.date(Instant.parse(moment.group(1)))));
    }
    var deployment = NO_DEPLOYMENT.matcher(message);
    if (deployment.matches()) {
      return Optional.of(
          say("no deployment of {version} is known", Text.code(deployment.group(1), NAME)));
    }
    return LOST.matcher(message).matches()
        ? Optional.of(say("the bot's request has no answer that it knows of"))
        : Optional.empty();
  }

  private Text say(String english, Text... parts) {
    return wording.say(english, parts);
  }
}
