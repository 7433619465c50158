package rollbackbot.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s, refusing what could grow without end. */
final class YamlText {
  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final int DEEPEST = 20;

  /** A value that begins with a sign of YAML's own. */
  private static final Pattern SIGN_FIRST =
      Pattern.compile("(?:^\\s*-\\s+|[:,]\\s+|\\[\\s*)([*&@%`]|\\{(?=\\w+}))");

  private final Findings findings;

  private YamlText(Findings findings) {
    this.findings = findings;
  }

  /** The top-level keys; empty when there are none or the text isn't YAML, which is noted. */
  static Optional<Node.Fields> read(String yaml, Findings findings) {
    return new YamlText(findings).read(yaml);
  }

  private Optional<Node.Fields> read(String yaml) {
    if (yaml.length() > MOST_CHARACTERS) {
      findings.add("", "has more than 256 kB", "write less");
      return Optional.empty();
    }
    var factory = new YAMLFactory();
    try (var parser = (YAMLParser) factory.createParser(ObjectReadContext.empty(), yaml)) {
      return document(parser);
    } catch (Unreadable unreadable) {
      findings.add(unreadable.line, "", unreadable.wrong, unreadable.cure);
    } catch (JacksonException notYaml) {
      findings.add(line(notYaml), "", words(notYaml), cure(yaml, line(notYaml)));
    }
    return Optional.empty();
  }

  private Optional<Node.Fields> document(YAMLParser parser) throws Unreadable {
    var first = parser.nextToken();
    if (first == null) {
      return Optional.empty();
    }
    var node = node(parser, first, 0);
    if (parser.nextToken() != null) {
      throw new Unreadable(line(parser), "a second document begins", "keep one document");
    }
    return switch (node) {
      case Node.Fields fields -> Optional.of(fields);
      case Node.Nothing _ -> Optional.empty();
      case Node other ->
          throw new Unreadable(other.line(), "is " + other.kind(), "write keys with values");
    };
  }

  private Node node(YAMLParser parser, JsonToken token, int depth) throws Unreadable {
    int line = line(parser);
    if (parser.isCurrentAlias()) {
      throw new Unreadable(
          line,
          "aliases (*name) aren't read",
          "write the value out, in quotes if it begins with *");
    }
    if (depth > DEEPEST) {
      throw new Unreadable(line, "is nested too deeply", "nest less than " + DEEPEST + " levels");
    }
    if (token == JsonToken.START_OBJECT) {
      return fields(parser, line, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(parser, line, depth);
    }
    return scalar(parser, token, line);
  }

  private Node fields(YAMLParser parser, int line, int depth) throws Unreadable {
    var fields = new ArrayList<Node.Field>();
    while (next(parser) != JsonToken.END_OBJECT) {
      int keyLine = line(parser);
      var key = parser.currentName();
      if (key.equals("<<")) {
        throw new Unreadable(keyLine, "merge keys (<<) aren't read", "use defaults, or repeat");
      }
      fields.add(new Node.Field(keyLine, key, node(parser, next(parser), depth + 1)));
    }
    return new Node.Fields(line, List.copyOf(fields));
  }

  private Node items(YAMLParser parser, int line, int depth) throws Unreadable {
    var nodes = new ArrayList<Node>();
    for (var token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
      nodes.add(node(parser, token, depth + 1));
    }
    return new Node.Items(line, List.copyOf(nodes));
  }

  private static Node scalar(YAMLParser parser, JsonToken token, int line) {
    var text = parser.getString();
    if (token == JsonToken.VALUE_NULL || text.equals("~")) {
      return new Node.Nothing(line);
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return new Node.Truth(line, token == JsonToken.VALUE_TRUE);
    }
    return token.isNumeric() ? new Node.Numeral(line, text) : new Node.Text(line, text);
  }

  private static JsonToken next(YAMLParser parser) throws Unreadable {
    var token = parser.nextToken();
    if (token == null) {
      throw new Unreadable(line(parser), "ends in the middle", "complete it");
    }
    return token;
  }

  /** Patterns and formats begin with signs that mean something else to YAML. */
  private static String cure(String yaml, int line) {
    var sign =
        yaml.lines()
            .skip(line - 1L)
            .findFirst()
            .map(SIGN_FIRST::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1));
    return sign.map("correct the YAML there: a value that begins with %s goes in quotes"::formatted)
        .orElse("correct the YAML there");
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int line(JacksonException notYaml) {
    return Optional.ofNullable(notYaml.getLocation()).map(TokenStreamLocation::getLineNr).orElse(1);
  }

  /** The parser's words without its indented excerpts of the file, which could show a secret. */
  private static String words(JacksonException notYaml) {
    int column =
        Optional.ofNullable(notYaml.getLocation()).map(TokenStreamLocation::getColumnNr).orElse(1);
    return "column %d: %s"
        .formatted(
            column,
            notYaml
                .getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", ")));
  }

  private static final class Unreadable extends Exception {
    private final int line;
    private final String wrong;
    private final String cure;

    private Unreadable(int line, String wrong, String cure) {
      super(wrong);
      this.line = line;
      this.wrong = wrong;
      this.cure = cure;
    }
  }
}
