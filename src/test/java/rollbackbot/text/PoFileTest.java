package rollbackbot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoFileTest {

  @Test
  void readsWhatItWrites() {
    var entry = new PoFile.Entry(" say \"no\" \\ or\nmore\n", "« non »\nou plus");

    assertThat(PoFile.read(PoFile.write(entry))).containsExactly(entry);
  }

  @Test
  void headOfTheFileIsNoSentence() {
    var file =
        """
        # about the file
        msgid ""
        msgstr ""
        "Language: fr\\n"

        #: BoardView
        msgid "yes"
        msgstr ""
        "o"
        "ui"
        """;

    assertThat(PoFile.read(file)).isEqualTo(List.of(new PoFile.Entry("yes", "oui")));
  }

  @Test
  void lineThatIsNoEntryIsRefused() {
    assertThatThrownBy(() -> PoFile.read("msgid \"yes\"\nmsgstr \"oui"))
        .hasMessageContaining("oui");
    assertThatThrownBy(() -> PoFile.read("msgctxt \"menu\"")).hasMessageContaining("msgctxt");
  }
}
