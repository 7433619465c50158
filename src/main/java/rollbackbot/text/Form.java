package rollbackbot.text;

import java.util.List;
import java.util.Optional;

/**
 * A form as data.
 *
 * @param callback its public name
 */
public record Form(
    String callback, Note note, Text title, Text submit, Text cancel, List<Field> fields) {
  public Form {
    fields = List.copyOf(fields);
  }

  /**
   * What a form brings back with its answers: a submission tells neither where it was opened nor
   * what for. Nothing in it is a secret, or decides anything.
   *
   * @param channel where the person is answered
   * @param value the handle of what the form was opened for; empty if it is about no incident
   * @param expected what is to be typed, where only one text will do
   */
  public record Note(
      Language language,
      String channel,
      Optional<String> thread,
      String value,
      Optional<String> expected) {}

  /** What stands in a form; the id of a field that is filled in is a public name. */
  public sealed interface Field {
    record Words(Text text) implements Field {}

    /** A text to be typed. */
    record Typed(String id, Text label, Text placeholder) implements Field {}

    /** One that may be left empty. */
    record OptionalTyped(String id, Text label, Text placeholder, Text hint) implements Field {}

    /** One that is offered while somebody types; may be left empty. */
    record Offered(String id, Text label, Text placeholder, Text hint) implements Field {}

    /**
     * One of some names; of many, it is offered while somebody types.
     *
     * @param example shown where none is known, so that one is typed
     * @param chosen the one that is chosen at first
     */
    record OneOf(
        String id,
        Text label,
        Text placeholder,
        List<String> names,
        Text example,
        Optional<String> chosen)
        implements Field {
      public OneOf {
        names = List.copyOf(names);
      }
    }

    /** A channel of this workspace alone; may be left empty. */
    record OfChannels(String id, Text label, Text placeholder, Text hint) implements Field {}
  }
}
