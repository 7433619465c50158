package rollbackbot.evidence;

import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What speaks for an answer, in a few words. */
public record SuggestionText(Wording wording) {
  public Text numbers(Suggestion suggestion) {
    return switch (suggestion) {
      case Suggestion.ByErrors by ->
          wording.say(
              "5xx {share}, before {earlier}",
              wording.share(by.after().share()),
              wording.share(by.before().share()));
    };
  }
}
