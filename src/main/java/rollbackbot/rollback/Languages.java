package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.text.Language;

/**
 * Which language the bot speaks to whom.
 *
 * @param fixed the configured one; empty: that of the person's locale
 */
public record Languages(Optional<Language> fixed) {

  public Language of(Optional<String> locale) {
    return fixed.orElseGet(() -> locale.map(Language::of).orElse(Language.ENGLISH));
  }
}
