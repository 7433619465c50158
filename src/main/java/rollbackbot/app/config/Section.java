package rollbackbot.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rollbackbot.version.Nearest;

/**
 * The keys of one group, read by type. A key with nothing behind it ({@code null}) counts as
 * absent. What doesn't fit is noted, and read as absent.
 */
final class Section {
  private final String path;
  private final int line;
  private final Map<String, Node.Field> fields = new LinkedHashMap<>();
  private final Findings findings;

  Section(String path, Node.Fields fields, Findings findings) {
    this.path = path;
    this.line = fields.line();
    this.findings = findings;
    fields.fields().forEach(this::add);
  }

  private void add(Node.Field field) {
    var earlier = fields.putIfAbsent(field.key(), field);
    if (earlier != null) {
      findings.add(
          field.line(),
          path(field.key()),
          "stands here for the second time",
          "keep one (the first is in line %d)".formatted(earlier.line()));
    }
  }

  /** Notes the keys that aren't among these. */
  Section knowing(Set<String> known) {
    fields.values().stream()
        .filter(field -> !known.contains(field.key()))
        .forEach(field ->
            findings.add(
                field.line(),
                path(field.key()),
                "unknown key",
                Nearest.to(field.key(), known)
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() ->
                        "known keys: " + String.join(", ", known.stream().sorted().toList()))));
    return this;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  int line() {
    return line;
  }

  int line(String key) {
    var field = fields.get(key);
    return field == null ? line : field.line();
  }

  List<String> keys() {
    return List.copyOf(fields.keySet());
  }

  void wrong(String key, String wrong, String cure) {
    findings.add(line(key), path(key), wrong, cure);
  }

  /** The value, unless there is none. */
  Optional<Node> node(String key) {
    return Optional.ofNullable(fields.get(key))
        .map(Node.Field::value)
        .filter(value -> !(value instanceof Node.Nothing));
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(key, node));
  }

  /** A text that must be there. */
  Optional<String> requiredText(String key) {
    if (node(key).isEmpty()) {
      findings.add(line, path(key), "is missing", "write a text");
    }
    return text(key);
  }

  /** A text that this function can read; what it throws says what is wrong. */
  <T> Optional<T> text(String key, Function<String, T> reader) {
    return text(key).flatMap(text -> Rule.read(text, reader, problem(key)));
  }

  /** A list of texts, each of which this function can read; a single text is a list of one. */
  <T> Optional<List<T>> texts(String key, Function<String, T> reader) {
    return node(key)
        .map(node ->
            (node instanceof Node.Items(_, var items) ? items : List.of(node))
                .stream()
                    .flatMap(item -> text(key, item).stream())
                    .flatMap(text -> Rule.read(text, reader, problem(key)).stream())
                    .toList());
  }

  /** The groups of keys in a list. */
  List<Section> sections(String key) {
    var sections = new ArrayList<Section>();
    switch (node(key).orElseGet(() -> new Node.Items(line, List.of()))) {
      case Node.Items(_, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          section("%s[%d]".formatted(key, i + 1), items.get(i)).ifPresent(sections::add);
        }
      }
      case Node other -> expected(key, other, "a list");
    }
    return sections;
  }

  /** The group of keys behind a key. */
  Optional<Section> section(String key) {
    return node(key).flatMap(node -> section(key, node));
  }

  /** The group of keys behind a key that may have nothing behind it. */
  Optional<Section> sectionOrNothing(String key) {
    return node(key).isPresent()
        ? section(key)
        : Optional.of(new Section(path(key), new Node.Fields(line(key), List.of()), findings));
  }

  private Optional<Section> section(String key, Node node) {
    if (node instanceof Node.Fields group) {
      return Optional.of(new Section(path(key), group, findings));
    }
    expected(key, node, "a group of keys");
    return Optional.empty();
  }

  Optional<Integer> number(String key, int least, int most) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof Node.Numeral(_, var text)) {
            return Rule.read(text, it -> Rules.number(it, least, most), problem(key));
          }
          expected(key, node, "a number");
          return Optional.empty();
        });
  }

  /** Yes or no. */
  Optional<Boolean> truth(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof Node.Truth(_, var value)) {
            return Optional.of(value);
          }
          expected(key, node, "true or false");
          return Optional.empty();
        });
  }

  private Optional<String> text(String key, Node node) {
    if (node instanceof Node.Text(_, var text)) {
      return Optional.of(text);
    }
    expected(key, node, "a text");
    return Optional.empty();
  }

  void expected(String key, Node found, String expected) {
    boolean quotable =
        found instanceof Node.Numeral || found instanceof Node.Truth || isPlaceholder(found);
    findings.add(
        found.line(),
        path(key),
        "is " + found.kind(),
        "write " + expected + (quotable && expected.equals("a text") ? ", in quotes" : ""));
  }

  /** What YAML makes of {@code {version}} without quotes. */
  private static boolean isPlaceholder(Node found) {
    return found instanceof Node.Fields(_, var fields)
        && !fields.isEmpty()
        && fields.stream().allMatch(field -> field.value() instanceof Node.Nothing);
  }

  private Rule.Problem problem(String key) {
    return (wrong, cure) -> wrong(key, wrong, cure);
  }
}
