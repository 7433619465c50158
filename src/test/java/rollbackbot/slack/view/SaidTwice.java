package rollbackbot.slack.view;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.app.config.TreeReader;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Post;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.room.Timing;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/**
 * What somebody reads twice who sees an incident as it is in Slack: the board, above all of its
 * thread. A sentence is the same as another with the same words; between board and thread, as one
 * that has them all.
 */
public final class SaidTwice {
  private static final DecisionTree TREE = TreeReader.builtIn();
  private static final Pattern END = Pattern.compile("(?<=[.;!?])\\s+(?!\\d)|\\s·\\s|\\n");
  private static final Pattern PART = Pattern.compile(END + "|[\\s\u00a0]?: ");
  private static final Pattern MARKS = Pattern.compile("[*`~_•]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.'’-]+");
  private static final Pattern LONG = Pattern.compile("\\p{L}{3,}");
  private static final Pattern WHO = Pattern.compile("Who may act|Qui peut agir");

  /** Shorter ones are names, moments, or words that any message may need. */
  private static final int WORDS = 4;

  private static final Links LINKS =
      new Links() {
        @Override
        public Optional<URI> deployment(App app, DeploymentId deployment) {
          return Optional.of(URI.create("https://dashboard.example/" + deployment));
        }

        @Override
        public Optional<URI> app(App app) {
          return Optional.of(URI.create("https://dashboard.example/"));
        }

        @Override
        public Optional<URI> board(IncidentId incident) {
          return Optional.of(URI.create("https://slack.example/" + incident));
        }
      };

  private SaidTwice() {}

  /** Nothing, where all is well. */
  public static List<String> in(Incident incident, App app, Instant now) {
    var board = BoardView.of(incident, app, TREE, LINKS, Timing.standard(), now);
    var posts = posts(incident, app);
    var found = new ArrayList<>(within(board, "on the board"));
    posts.forEach(post -> found.addAll(within(post, "in one message")));
    var above = sentences(board, PART);
    posts.stream()
        .flatMap(post -> sentences(post, PART).stream())
        .filter(told -> above.stream().anyMatch(shown -> areTheSame(shown, told)))
        .forEach(told -> found.add("on board and thread: " + told));
    return found;
  }

  /** The board, and all messages of the thread. */
  public static List<Message> shown(Incident incident, App app, Instant now) {
    var board = BoardView.of(incident, app, TREE, LINKS, Timing.standard(), now);
    return Stream.concat(Stream.of(board), posts(incident, app).stream()).toList();
  }

  /** How often it is said who may act. */
  public static long whoMayAct(Incident incident, App app) {
    return posts(incident, app).stream()
        .flatMap(message -> message.parts().stream())
        .flatMap(SaidTwice::texts)
        .filter(text -> WHO.matcher(text.plain()).find())
        .count();
  }

  private static List<Message> posts(Incident incident, App app) {
    return Post.of(incident.thread(), Set.of()).stream()
        .map(post -> ThreadView.of(incident, post, app, TREE, LINKS, Timing.standard()))
        .toList();
  }

  /** What one message says twice. */
  static List<String> within(Message message, String where) {
    var sentences = sentences(message, END);
    var found = new ArrayList<String>();
    for (int i = 0; i < sentences.size(); i++) {
      for (int j = i + 1; j < sentences.size(); j++) {
        if (words(sentences.get(i)).equals(words(sentences.get(j)))) {
          found.add(where + ": " + sentences.get(j));
        }
      }
    }
    return found;
  }

  private static boolean areTheSame(String one, String other) {
    var words = words(one);
    var others = words(other);
    return words.containsAll(others) || others.containsAll(words);
  }

  private static Set<String> words(String sentence) {
    return WORD.matcher(sentence.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  /** Those that say something, without marks. */
  private static List<String> sentences(Message message, Pattern end) {
    return message.parts().stream()
        .flatMap(SaidTwice::texts)
        .flatMap(text -> end.splitAsStream(text.plain()))
        .map(sentence -> MARKS.matcher(sentence).replaceAll("").strip())
        .filter(sentence -> LONG.matcher(sentence).results().count() >= WORDS)
        .toList();
  }

  private static Stream<Text> texts(Part part) {
    return switch (part) {
      // It names the state, as the first words of a message name what happened.
      case Part.Heading _ -> Stream.of();
      case Part.Paragraph(var shown, _) -> Stream.of(shown).filter(it -> !isToCopy(it));
      case Part.Named(_, var text) -> Stream.of(text);
      case Part.Note(var text) -> Stream.of(text);
      case Part.Choice(var text, _) -> Stream.of(text);
      case Part.Commands _, Part.Controls _ -> Stream.of();
    };
  }

  private static boolean isToCopy(Text text) {
    return text.pieces().stream().anyMatch(Text.Piece.Lines.class::isInstance);
  }
}
