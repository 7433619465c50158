package rollbackbot.tree;

import rollbackbot.text.Language;

/** A short text in both languages. */
public record Phrase(String french, String english) {
  public String in(Language language) {
    return switch (language) {
      case FRENCH -> french;
      case ENGLISH -> english;
    };
  }
}
