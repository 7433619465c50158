package rollbackbot.slack.view;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.Capabilities;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Chronicle;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;
import rollbackbot.words.Words;

/** Every state and every entry has its words. */
final class RoomsWords implements Words {
  static final RoomsWords ALL = new RoomsWords();

  private RoomsWords() {}

  /** What is said of a state. */
  static Of<?> of(State state) {
    return Capabilities.BOARD.stream()
        .filter(words -> words.states().isInstance(state))
        .findFirst()
        .<Of<?>>map(words -> bound(words, state))
        .orElseThrow(() -> new IllegalStateException("no words for " + state));
  }

  private static <S extends State> Of<S> bound(BoardWords<S> words, State state) {
    return new Of<>(words, words.states().cast(state));
  }

  /** A state with its room's words. */
  record Of<S extends State>(BoardWords<S> words, S state) {
    Text header(Scene scene) {
      return words.header(scene, state);
    }

    /** The state in a list. */
    Text line(Wording wording) {
      return words.dot(state).and(words.heading(state, wording));
    }

    void write(Scene scene, Draft message) {
      words.write(scene, state, message);
    }

    Optional<Text> footer(Scene scene) {
      return words.footer(scene, state);
    }

    List<Control> controls(Scene scene) {
      return words.controls(scene, state);
    }

    Text aboutTrouble(Scene scene, Trouble trouble) {
      return words.aboutTrouble(scene, state, trouble);
    }
  }

  /** Writes the message of an entry. */
  static void write(Scene scene, ThreadEntry entry, Draft message) {
    write(wordsOf(entry.content()), scene, entry, message);
  }

  private static <E extends Entry> void write(
      ThreadWords<E> words, Scene scene, ThreadEntry entry, Draft message) {
    words.write(scene, entry, words.entries().cast(entry.content()), message);
  }

  @Override
  public List<Chronicle.Event> events(Chronicle.Teller teller, Entry content) {
    return events(wordsOf(content), teller, content);
  }

  private static <E extends Entry> List<Chronicle.Event> events(
      ThreadWords<E> words, Chronicle.Teller teller, Entry content) {
    return words.events(teller, words.entries().cast(content));
  }

  @Override
  public Optional<Text> waitsFor(Scene scene, Entry content) {
    return waitsFor(wordsOf(content), scene, content);
  }

  private static <E extends Entry> Optional<Text> waitsFor(
      ThreadWords<E> words, Scene scene, Entry content) {
    return words.waitsFor(scene, words.entries().cast(content));
  }

  private static ThreadWords<?> wordsOf(Entry content) {
    return Capabilities.THREAD.stream()
        .filter(words -> words.entries().isInstance(content))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no words for " + content));
  }
}
