package rollbackbot.slack.incoming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a payload must have, as the SDK read it: its classes leave out what isn't there. */
final class Shape {
  private static final int LONGEST_ID = 255;

  private Shape() {}

  static <T> T part(@Nullable T part, String name) {
    if (part == null) {
      throw new Malformed("no " + name);
    }
    return part;
  }

  /** An id that Slack gives to people and places, or that we gave to a button. */
  static String id(@Nullable String id, String name) {
    var given = part(id, name);
    if (given.isBlank() || given.length() > LONGEST_ID) {
      throw new Malformed("no usable " + name);
    }
    return given;
  }

  /**
   * Why a request couldn't be read, in one line and without anything that it says.
   *
   * @param failure of our reading or the SDK's
   */
  static String words(Throwable failure) {
    if (failure instanceof Malformed) {
      return String.valueOf(failure.getMessage());
    }
    var place =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("rollbackbot."))
            .findFirst()
            .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("");
    return failure.getClass().getSimpleName() + place;
  }
}
