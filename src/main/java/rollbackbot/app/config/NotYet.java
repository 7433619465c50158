package rollbackbot.app.config;

import java.util.List;

/**
 * What the public interface names and this version can't honour yet. Each rule stands alone: the
 * change that brings the feature deletes its line.
 */
final class NotYet {
  private static final String REMOVE = "remove it";

  private NotYet() {}

  static void checkTop(Section top) {
    choice(top, "approval", List.of("none"), List.of("second-person"));
    choice(top, "approval-bypass", List.of("false"), List.of("true"));
  }

  private static void choice(
      Section section, String key, List<String> honoured, List<String> later) {
    section
        .node(key)
        .ifPresent(node -> {
          var value = word(node);
          if (later.contains(value)) {
            var wrong = "this version can't honour %s yet".formatted(Findings.quoted(value));
            section.wrong(key, wrong, REMOVE + ", or write " + String.join(", ", honoured));
          } else if (!honoured.contains(value)) {
            var wrong = "has an unknown value";
            section.wrong(key, wrong, "write " + String.join(", ", honoured));
          }
        });
  }

  private static String word(Node node) {
    return switch (node) {
      case Node.Text(_, var text) -> text;
      case Node.Numeral(_, var text) -> text;
      case Node.Truth(_, var value) -> String.valueOf(value);
      case Node.Nothing _, Node.Items _, Node.Fields _ -> "";
    };
  }
}
