package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.text.Control;
import rollbackbot.text.Form;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.text.Text.Piece;

/**
 * Every view in every state with every failure, in both languages: no word of the other one outside
 * what is quoted.
 */
class LanguagesTest {
  /** Words that no text of any length does without, and that the other language doesn't have. */
  private static final Set<String> ENGLISH =
      words(
          """
          the is are was were of and to for with not by from this that its it when be has have had
          can could will would there here which who what how than as at if but because before after
          while until since into already yet still only more no yes any some all each every other
          another new old first last nothing something somebody nobody you your they them their
          feature features flag flags build builds scope scopes request requested deploys
          deployed turned pushed branch database restore restored backup health check well
          failed fails running stopped closed opened unknown reading listing asking again off
          """);

  private static final Set<String> FRENCH =
      words(
          """
          le la les des du est sont une un et pour avec pas par cette que qui dans sur au aux ce
          ces il elle ils vous votre nous leur sera être fait faite encore déjà avant depuis jusque
          rien quelqu personne aucun aucune tous toutes chaque autre nouvelle nouveau ancien première
          dernier déploiement déployée branche base sauvegarde santé contrôle échoué arrêté clos
          ouvert inconnu lecture attend attendre
          """);

  private static final Pattern QUOTED = Pattern.compile("`[^`]*`|«[^»]*»|\"[^\"]*\"|https?://\\S+");
  private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final Pattern TIGHT = Pattern.compile("[\\p{L}\\p{N})][:;!?](\\s|$)");
  private static final Path WRITTEN = Path.of("src/test/resources/rollbackbot/slack/text");

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  private static Set<String> othersOf(Language language) {
    return switch (language) {
      case ENGLISH -> FRENCH;
      case FRENCH -> ENGLISH;
    };
  }

  @ParameterizedTest
  @EnumSource
  void noMessageHasWordsOfTheOtherLanguage(Language language) {
    var views = Gallery.of(Examples.in(language));

    assertThat(views).hasSizeGreaterThan(300);
    assertThat(views.entrySet().stream().map(view -> strangers(view, language)))
        .filteredOn(found -> !found.isEmpty())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void norHasAnyFormOrHome(Language language) {
    var homes = FormGallery.homes(language).entrySet().stream().map(it -> strangers(it, language));
    var forms =
        FormGallery.forms(language).entrySet().stream()
            .map(form -> form.getKey() + strangers(said(form.getValue()), language));

    assertThat(homes).isNotEmpty().allMatch(String::isEmpty);
    assertThat(forms).isNotEmpty().allMatch(found -> found.endsWith("[]"));
  }

  private static String said(Form form) {
    return Stream.concat(
            Stream.of(form.title(), form.submit(), form.cancel()),
            form.fields().stream().flatMap(LanguagesTest::texts))
        .map(LanguagesTest::said)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Text> texts(Form.Field field) {
    return switch (field) {
      case Form.Field.Words(var text) -> Stream.of(text);
      case Form.Field.Typed(_, var label, var placeholder) -> Stream.of(label, placeholder);
      case Form.Field.OptionalTyped(_, var label, var placeholder, var hint) ->
          Stream.of(label, placeholder, hint);
      case Form.Field.Offered(_, var label, var placeholder, var hint) ->
          Stream.of(label, placeholder, hint);
      case Form.Field.OneOf(_, var label, var placeholder, _, var example, _) ->
          Stream.of(label, placeholder, example);
      case Form.Field.OfChannels(_, var label, var placeholder, var hint) ->
          Stream.of(label, placeholder, hint);
    };
  }

  @ParameterizedTest
  @EnumSource
  void norHasWhatIsWrittenForOthers(Language language) throws IOException {
    try (var files = Files.list(WRITTEN)) {
      var written =
          files.filter(file -> file.toString().endsWith("." + language.code() + ".md")).toList();

      assertThat(written).isNotEmpty();
      for (var file : written) {
        var text = Files.readString(file);
        assertThat(strangers(text, language)).as("%s: %s", file, text).isEmpty();
      }
    }
  }

  @Test
  void frenchHasSpacesBeforeItsSigns() {
    var tight =
        Gallery.of(Examples.in(Language.FRENCH)).entrySet().stream()
            .flatMap(view -> said(view.getValue()).lines().map(line -> view.getKey() + "| " + line))
            .filter(line -> TIGHT.matcher(QUOTED.matcher(line).replaceAll("x ")).find());

    assertThat(tight).isEmpty();
  }

  /** The words of a view that don't belong there, with its name. */
  private static String strangers(Map.Entry<String, Message> view, Language language) {
    var found = strangers(said(view.getValue()), language);
    return found.isEmpty() ? "" : view.getKey() + found;
  }

  private static Set<String> strangers(String text, Language language) {
    var unquoted = QUOTED.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    return Arrays.stream(LETTERS.split(unquoted))
        .filter(othersOf(language)::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Without what is quoted: code, lines of an output, names. */
  private static String said(Message message) {
    return message.parts().stream()
        .flatMap(LanguagesTest::texts)
        .map(LanguagesTest::said)
        .collect(Collectors.joining("\n"));
  }

  private static String said(Text text) {
    return text.pieces().stream().map(LanguagesTest::said).collect(Collectors.joining());
  }

  private static String said(Piece piece) {
    return switch (piece) {
      case Piece.Own(var words) -> words;
      case Piece.Foreign(var words) -> words;
      case Piece.Unmarked(var words) -> words;
      case Piece.Link(_, var label) -> said(label);
      case Piece.Moment(_, var written) -> written;
      case Piece.TimeOfDay(_, var written) -> written;
      case Piece.TimeToTheSecond(_, var written) -> written;
      case Piece.Code _, Piece.Lines _, Piece.Mention _, Piece.Channel _, Piece.Address _ -> "`x`";
    };
  }

  private static Stream<Text> texts(Part part) {
    return switch (part) {
      case Part.Heading(var text) -> Stream.of(text);
      case Part.Paragraph(var shown, var aloud) -> Stream.of(shown, aloud);
      case Part.Named(_, var text) -> Stream.of(text);
      case Part.Commands _ -> Stream.of();
      case Part.Note(var text) -> Stream.of(text);
      case Part.Choice(var text, var beside) -> Stream.concat(Stream.of(text), labels(beside));
      case Part.Controls(var controls) -> controls.stream().flatMap(LanguagesTest::labels);
    };
  }

  private static Stream<Text> labels(Control control) {
    return switch (control) {
      case Control.Button button ->
          Stream.concat(
              Stream.of(button.label()),
              button.confirmation().stream()
                  .flatMap(it -> Stream.of(it.title(), it.text(), it.yes(), it.no())));
      case Control.Selection list ->
          Stream.concat(
              Stream.of(list.placeholder()), list.options().stream().map(Control.Option::label));
    };
  }
}
