package rollbackbot.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.text.Form;
import rollbackbot.text.Language;

class FormNotesTest {

  @Test
  void noteComesBackAsItWas() {
    var note =
        new Form.Note(Language.FRENCH, "C0", Optional.of("1.2"), "id:3:4", Optional.of("my-app"));
    var bare = new Form.Note(Language.ENGLISH, "C0", Optional.empty(), "id:3", Optional.empty());

    assertThat(FormNotes.read(FormNotes.write(note))).contains(note);
    assertThat(FormNotes.read(FormNotes.write(bare))).contains(bare);
  }
}
