package rollbackbot.text;

/** How a language is set. */
public final class Typography {
  private static final char NO_BREAK = '\u00a0';

  private Typography() {}

  /** No-break spaces where French has them; typographic apostrophes. */
  public static String french(String typed) {
    return typed
        .replaceAll(" ([:;?!»])", NO_BREAK + "$1")
        .replace("« ", "«" + NO_BREAK)
        .replace('\'', '’');
  }
}
