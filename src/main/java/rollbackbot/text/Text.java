package rollbackbot.text;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text that people read. What comes from outside gets in by {@link #foreign}, {@link #code} and
 * their like alone, and is marked as such; the bot's own words come from the catalogue, by {@link
 * Wording#say}. Nothing here is escaped yet: whoever shows a text does that, for where it is shown.
 */
public final class Text {
  public static final Text EMPTY = new Text(List.of());

  private static final int USUAL = 80;
  private static final String LINE_BREAK = "\n";

  private final List<Piece> pieces;

  private Text(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** A part of a text; strings in it are cleaned, but not escaped. */
  public sealed interface Piece {
    /** Words of the bot's own: {@code *…*} is bold, {@code `…`} code. */
    record Own(String words) implements Piece {}

    /** Somebody else's words, on one line. */
    record Foreign(String words) implements Piece {}

    /** The same where Markdown's signs are to mean nothing either, if it is shown as Markdown. */
    record Unmarked(String words) implements Piece {}

    /** Somebody else's words, as code. */
    record Code(String words) implements Piece {}

    /**
     * Somebody else's lines, as they are, as many as fit.
     *
     * @param most how long all of them may be
     * @param fromTop whether the first are kept; else the last
     */
    record Lines(List<String> lines, int most, boolean fromTop) implements Piece {
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /** A person or a user group. */
    record Mention(String id) implements Piece {}

    record Channel(String id) implements Piece {}

    record Link(URI address, Text label) implements Piece {}

    /** A page by its address alone. */
    record Address(URI address) implements Piece {}

    /**
     * A moment, in the reader's own time zone where that can be.
     *
     * @param written the same where it can't
     */
    record Moment(Instant at, String written) implements Piece {}

    /** The same without its day. */
    record TimeOfDay(Instant at, String written) implements Piece {}

    /** The same, to the second. */
    record TimeToTheSecond(Instant at, String written) implements Piece {}
  }

  /** Words of ours that aren't in the catalogue: for this package, which makes them itself. */
  static Text own(String words) {
    return words.isEmpty() ? EMPTY : new Text(List.of(new Piece.Own(words)));
  }

  /** Foreign text in the flow of a sentence: one line. */
  public static Text foreign(String words) {
    return foreign(words, USUAL);
  }

  public static Text foreign(String words, int most) {
    return new Text(List.of(new Piece.Foreign(Cleaned.line(words, most))));
  }

  /** Foreign text that is cleaned already. */
  static Text cleaned(String words) {
    return new Text(List.of(new Piece.Foreign(words)));
  }

  /** Foreign text whose signs mean nothing in Markdown either. */
  public static Text unmarked(String words, int most) {
    return new Text(List.of(new Piece.Unmarked(Cleaned.line(words, most))));
  }

  /** Foreign text as code: its asterisks and underscores mean nothing there. */
  public static Text code(String words) {
    return code(words, USUAL);
  }

  public static Text code(String words, int most) {
    return new Text(List.of(new Piece.Code(Cleaned.line(words, most))));
  }

  /** The last lines that fit, as they are, in a block of their own. */
  public static Text lastLines(List<String> lines, int most) {
    return new Text(List.of(new Piece.Lines(lines, most, false)));
  }

  /** The first lines that fit, in a block of their own. */
  public static Text firstLines(List<String> lines, int most) {
    return new Text(List.of(new Piece.Lines(lines, most, true)));
  }

  /** A person or a user group by its id. */
  public static Text mention(String id) {
    return new Text(List.of(new Piece.Mention(id)));
  }

  public static Text channel(String id) {
    return new Text(List.of(new Piece.Channel(id)));
  }

  public static Text link(URI address, Text label) {
    return new Text(List.of(new Piece.Link(address, label)));
  }

  /** A page, shown as its address. */
  public static Text address(URI address) {
    return new Text(List.of(new Piece.Address(address)));
  }

  public static Text number(long number) {
    return own(Long.toString(number));
  }

  static Text timeOfDay(Instant at, String written) {
    return new Text(List.of(new Piece.TimeOfDay(at, written)));
  }

  static Text timeToTheSecond(Instant at, String written) {
    return new Text(List.of(new Piece.TimeToTheSecond(at, written)));
  }

  static Text moment(Instant at, String written) {
    return new Text(List.of(new Piece.Moment(at, written)));
  }

  /** One line for each. */
  public static Text lines(List<Text> lines) {
    return joined(lines, LINE_BREAK);
  }

  /** With commas between them. */
  public static Text list(List<Text> texts) {
    return joined(texts, ", ");
  }

  /** With spaces between them. */
  public static Text sentences(List<Text> texts) {
    return joined(texts, " ");
  }

  /** One line for each, with its number. */
  public static Text numbered(List<Text> lines) {
    var numbered = new ArrayList<Text>();
    for (int number = 1; number <= lines.size(); number++) {
      numbered.add(own(number + ". ").then(lines.get(number - 1)));
    }
    return lines(numbered);
  }

  private static Text joined(List<Text> texts, String between) {
    return joined(texts, own(between));
  }

  public static Text joined(List<Text> texts, Text between) {
    var pieces = new ArrayList<Piece>();
    for (int index = 0; index < texts.size(); index++) {
      if (index > 0) {
        pieces.addAll(between.pieces);
      }
      pieces.addAll(texts.get(index).pieces);
    }
    return new Text(pieces);
  }

  public static Text bold(Text text) {
    return own("*").then(text).then(own("*"));
  }

  public static Text struck(Text text) {
    return own("~").then(text).then(own("~"));
  }

  /** This one, and another right behind it. */
  public Text then(Text next) {
    return new Text(Stream.concat(pieces.stream(), next.pieces.stream()).toList());
  }

  /** This sentence, and another behind it. */
  public Text and(Text next) {
    return sentences(List.of(this, next));
  }

  /** The same, where there is another. */
  public Text and(Optional<Text> next) {
    return next.map(this::and).orElse(this);
  }

  /** This line, and another below. */
  public Text over(Text next) {
    return lines(List.of(this, next));
  }

  /** As a sentence begins: with a capital, unless somebody else's words come first. */
  public Text capitalized() {
    if (pieces.isEmpty() || !(pieces.getFirst() instanceof Piece.Own(var words))) {
      return this;
    }
    int first = words.offsetByCodePoints(0, 1);
    var begun = words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    return own(begun).then(new Text(pieces.subList(1, pieces.size())));
  }

  /** Whether another is a part of it. */
  public boolean contains(Text part) {
    return Collections.indexOfSubList(pieces, part.pieces) >= 0;
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  public List<Piece> pieces() {
    return pieces;
  }

  /** What it says, where nothing can be marked up; not for where something would be parsed. */
  public String plain() {
    var plain = new StringBuilder();
    for (var piece : pieces) {
      plain.append(
          switch (piece) {
            case Piece.Own(var words) -> words;
            case Piece.Foreign(var words) -> words;
            case Piece.Unmarked(var words) -> words;
            case Piece.Code(var words) -> words;
            case Piece.Lines(var lines, _, _) -> String.join(LINE_BREAK, lines);
            case Piece.Mention(var id) -> id;
            case Piece.Channel(var id) -> id;
            case Piece.Link(_, var label) -> label.plain();
            case Piece.Address(var address) -> address.toASCIIString();
            case Piece.Moment(_, var written) -> written;
            case Piece.TimeOfDay(_, var written) -> written;
            case Piece.TimeToTheSecond(_, var written) -> written;
          });
    }
    return plain.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && pieces.equals(text.pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  @Override
  public String toString() {
    return pieces.toString();
  }
}
