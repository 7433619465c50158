package rollbackbot.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Phrase;
import rollbackbot.tree.Question;

/** Reads a decision tree from YAML, and refuses one that could leave people without a way on. */
public final class TreeReader {
  private static final String BUILT_IN = "decision-tree.yml";

  /** Buttons named {@code answer.change} take an answer back: no question can be called so. */
  private static final String TAKING_BACK = "change";

  /** Both ids stand in an action id, which Slack limits to 255 characters. */
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Slack's limit for the text of a section. */
  private static final int LONGEST_QUESTION = 3000;

  /** Slack's limit for the text of a button. */
  private static final int LONGEST_LABEL = 75;

  /** Slack's limit for the elements of one block of actions. */
  private static final int MOST_CHOICES = 25;

  private final Findings findings;
  private final Map<String, Integer> lines = new HashMap<>();

  private TreeReader(String file) {
    this.findings = new Findings(file);
  }

  /** The runbook's own tree. */
  public static DecisionTree builtIn() {
    return switch (read(BUILT_IN, builtInText())) {
      case Reading.Read<DecisionTree>(var tree) -> tree;
      case Reading.Mistakes<DecisionTree>(var mistakes) ->
          throw new IllegalStateException("the built-in decision tree is wrong: " + mistakes);
    };
  }

  /**
   * Reads and checks a tree.
   *
   * @param file the name to show in mistakes
   */
  public static Reading<DecisionTree> read(String file, String yaml) {
    return new TreeReader(file).read(yaml);
  }

  private Reading<DecisionTree> read(String yaml) {
    var top =
        YamlText.read(yaml, findings)
            .map(fields -> new Section("", fields, findings).knowing(Set.of("questions")));
    var questions = top.map(this::questions).orElseGet(List::of);
    if (findings.mistakes().isEmpty() && questions.isEmpty()) {
      findings.add("questions", "there is no question", "write at least one");
    }
    if (findings.mistakes().isEmpty()) {
      var tree = new DecisionTree(questions);
      new TreeShape(tree, findings, lines).check();
      if (findings.mistakes().isEmpty()) {
        return new Reading.Read<>(tree);
      }
    }
    return new Reading.Mistakes<>(findings.mistakes());
  }

  private List<Question> questions(Section top) {
    Map<String, Integer> idLines = new HashMap<>();
    return top.sections("questions").stream()
        .flatMap(section -> question(section, idLines).stream())
        .toList();
  }

  private Optional<Question> question(Section section, Map<String, Integer> idLines) {
    section.knowing(Set.of("id", "text", "choices"));
    var id = id(section, idLines);
    id.ifPresent(found -> lines.putIfAbsent(found, section.line("id")));
    if (id.filter(TAKING_BACK::equals).isPresent()) {
      section.wrong("id", "is how the bot calls taking an answer back", "choose another");
    }
    var text = phrase(section, "text", LONGEST_QUESTION);
    Map<String, Integer> choiceLines = new HashMap<>();
    var choices =
        section.sections("choices").stream()
            .flatMap(choice -> choice(choice, id.orElse(""), choiceLines).stream())
            .toList();
    if (section.sections("choices").isEmpty()) {
      section.wrong("choices", "nothing can be answered", "write at least one choice");
    }
    if (choices.size() > MOST_CHOICES) {
      section.wrong("choices", "are more than " + MOST_CHOICES, "ask in two questions");
    }
    return id.flatMap(found -> text.map(words -> new Question(found, words, choices)));
  }

  private Optional<Choice> choice(Section section, String question, Map<String, Integer> idLines) {
    section.knowing(Set.of("id", "label", "ask", "end"));
    var id = id(section, idLines);
    id.ifPresent(found -> lines.put(question + "." + found, section.line("ask")));
    var label = phrase(section, "label", LONGEST_LABEL);
    var next = next(section);
    return id.flatMap(
        found -> label.flatMap(words -> next.map(way -> new Choice(found, words, way))));
  }

  private static Optional<Next> next(Section section) {
    if (section.node("ask").isPresent() == section.node("end").isPresent()) {
      section.wrong(
          "ask", "the answer must lead somewhere", "write ask (a question) or end (an outcome)");
      return Optional.empty();
    }
    Optional<Next> ask = section.text("ask").map(Next.Ask::new);
    return ask.or(() -> section.text("end", TreeReader::outcome).map(Next.End::new));
  }

  private static Outcome outcome(String id) {
    return Outcome.of(id)
        .orElseThrow(
            () -> new Rule.Broken("unknown outcome " + Findings.quoted(id), "write " + outcomes()));
  }

  private static String outcomes() {
    return List.of(Outcome.values()).stream().map(Outcome::id).collect(Collectors.joining(", "));
  }

  private static Optional<String> id(Section section, Map<String, Integer> lines) {
    var id = section.requiredText("id");
    var form = id.filter(text -> ID.matcher(text).matches());
    if (id.isPresent() && form.isEmpty()) {
      section.wrong(
          "id",
          Findings.quoted(id.get()) + " is no id",
          "write up to 64 lower-case letters, digits and hyphens");
    }
    form.map(text -> lines.putIfAbsent(text, section.line("id")))
        .ifPresent(earlier ->
            section.wrong("id", "is taken by the one in line " + earlier, "choose another"));
    return form;
  }

  private static Optional<Phrase> phrase(Section parent, String key, int longest) {
    if (parent.node(key).isEmpty()) {
      parent.wrong(key, "is missing", "write fr, en, or both");
    }
    return parent.section(key).flatMap(section -> phrase(parent, key, section, longest));
  }

  /** A phrase of one language serves both. */
  private static Optional<Phrase> phrase(Section parent, String key, Section section, int longest) {
    section.knowing(Set.of("fr", "en"));
    var french = words(section, "fr", longest);
    var english = words(section, "en", longest);
    if (section.node("fr").isEmpty() && section.node("en").isEmpty()) {
      parent.wrong(key, "has no text", "write fr, en, or both");
    }
    return french.or(() -> english).map(fr -> new Phrase(fr, english.orElse(fr)));
  }

  private static Optional<String> words(Section section, String language, int longest) {
    var words = section.text(language);
    if (words.isPresent() && (words.get().isBlank() || words.get().length() > longest)) {
      section.wrong(
          language,
          "has %d characters".formatted(words.get().length()),
          "write 1 to %d, Slack's limit".formatted(longest));
    }
    return words;
  }

  private static String builtInText() {
    try (var stream = TreeReader.class.getResourceAsStream("/" + BUILT_IN)) {
      if (stream == null) {
        throw new IllegalStateException(BUILT_IN + " isn't on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException trouble) {
      throw new UncheckedIOException("reading " + BUILT_IN, trouble);
    }
  }
}
