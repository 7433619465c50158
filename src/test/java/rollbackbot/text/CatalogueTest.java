package rollbackbot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The sentences in the code and their French, compared; {@code mvn test -Dtest=CatalogueTest
 * -Dapprove=true} puts the file in order, with new sentences whose French is still to be written.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CatalogueTest {
  private static final boolean APPROVE = Boolean.getBoolean("approve");
  private static final Path FRENCH = Path.of("src/main/resources/rollbackbot/text/fr.po");

  private List<SentencesInCode.Call> calls = List.of();
  private List<PoFile.Entry> entries = List.of();

  @BeforeAll
  void read() throws IOException {
    calls = SentencesInCode.read();
    if (APPROVE) {
      Files.writeString(FRENCH, inOrder(Files.readString(FRENCH)));
    }
    entries = PoFile.read(Files.readString(FRENCH));
  }

  @Test
  void everySentenceIsWrittenOutInTheCode() {
    var hidden = calls.stream().filter(call -> call.english().isEmpty()).toList();

    assertThat(calls).hasSizeGreaterThan(600);
    assertThat(hidden).isEmpty();
  }

  @Test
  void everySentenceGetsAsManyPartsAsItHasPlaces() {
    var wrong =
        calls.stream()
            .filter(call -> new Template(call.english().orElse("")).places().size() != call.parts())
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void everySentenceHasItsFrench() {
    var translated =
        entries.stream()
            .filter(entry -> !entry.translation().isBlank())
            .map(PoFile.Entry::english)
            .collect(Collectors.toSet());

    assertThat(sentences().keySet()).isSubsetOf(translated);
  }

  @Test
  void noFrenchIsLeftOver() {
    assertThat(entries).extracting(PoFile.Entry::english).isSubsetOf(sentences().keySet());
  }

  @Test
  void noSentenceIsTranslatedTwice() {
    assertThat(entries).extracting(PoFile.Entry::english).doesNotHaveDuplicates();
  }

  @Test
  void frenchHasThePlacesOfItsSentence() {
    assertThat(entries)
        .allSatisfy(
            entry -> assertThat(places(entry.translation())).isEqualTo(places(entry.english())));
  }

  /** A brace that is no place would be shown to people. */
  @Test
  void everyBraceIsOfAPlace() {
    assertThat(entries)
        .allSatisfy(entry ->
            assertThat(bare(entry.english()) + bare(entry.translation())).doesNotContain("{", "}"));
  }

  @Test
  void frenchStandsInTheOrderOfTheCode() throws IOException {
    var written = Files.readString(FRENCH);

    assertThat(inOrder(written)).isEqualTo(written);
  }

  @Test
  void sentenceIsSaidInItsLanguageWithItsPartsByName() {
    var english = "{try} {how}; {version} still runs";
    var first = Text.foreign("One");
    var how = Text.foreign("{version}");
    var version = Text.foreign("4.0.0");

    assertThat(new Wording(Language.ENGLISH).say(english, first, how, version).plain())
        .isEqualTo("One {version}; 4.0.0 still runs");
    assertThat(new Wording(Language.FRENCH).say(english, first, how, version).plain())
        .isEqualTo("One {version}\u00a0; 4.0.0 tourne toujours");
  }

  private Map<String, String> sentences() {
    var classes = new LinkedHashMap<String, String>();
    calls.forEach(call ->
        call.english().ifPresent(english -> classes.putIfAbsent(english, call.className())));
    return classes;
  }

  /** The file with its entries in the order of the code, each with the class that says it first. */
  private String inOrder(String file) {
    var known = new LinkedHashMap<String, String>();
    PoFile.read(file).forEach(entry -> known.put(entry.english(), entry.translation()));
    var head = file.substring(0, file.indexOf("\n#: "));
    return sentences().entrySet().stream()
        .map(said ->
            "\n#: %s\n%s\n"
                .formatted(
                    said.getValue(),
                    PoFile.write(
                        new PoFile.Entry(
                            said.getKey(),
                            Optional.ofNullable(known.get(said.getKey())).orElse("")))))
        .collect(Collectors.joining("", head, ""));
  }

  private static Set<String> places(String text) {
    return new TreeSet<>(new Template(text).places());
  }

  private static String bare(String text) {
    return new Template(text).fill(_ -> Text.EMPTY).plain();
  }
}
