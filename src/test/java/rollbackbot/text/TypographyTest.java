package rollbackbot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypographyTest {

  @Test
  void frenchHasNoBreakSpacesAndItsApostrophes() {
    assertThat(Typography.french("« C'est lui » : vrai ?"))
        .isEqualTo("«\u00a0C’est lui\u00a0»\u00a0: vrai\u00a0?");
  }
}
