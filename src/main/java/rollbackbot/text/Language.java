package rollbackbot.text;

import java.util.Locale;

/** The languages that the bot speaks. */
public enum Language {
  FRENCH("fr"),
  ENGLISH("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639 code. */
  public String code() {
    return code;
  }

  /**
   * The language of a locale such as {@code fr-FR}; English for those that the bot doesn't speak.
   */
  public static Language of(String locale) {
    return locale.toLowerCase(Locale.ROOT).startsWith("fr") ? FRENCH : ENGLISH;
  }
}
