package rollbackbot.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import rollbackbot.sandbox.Scenario;

/** Every message in every state on one page, wide and on a phone. */
@Tag("whole")
@ExtendWith(InChromium.class)
@ResourceLock(InChromium.TURN)
class GalleryInTheBrowserTest {
  private static final int PHONE = 390;
  private static final int PHONE_HEIGHT = 844;

  /** What a board may have above its buttons, so that a phone shows them without scrolling. */
  private static final String TOO_LOW =
      """
      height => [...document.querySelectorAll("[data-view^='board-'] .message")]
        .filter(message => message.querySelector('.actions'))
        .filter(message => message.querySelector('.actions').getBoundingClientRect().bottom
          - message.getBoundingClientRect().top > height)
        .map(message => message.parentElement.dataset.view)
      """;

  private static final String WIDER =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  @TempDir private static Path folder;
  private static OpenSandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = OpenSandbox.in(Scenario.BROKEN_CHECKOUT, folder);
  }

  @AfterAll
  static void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void everyMessageIsShownInBothLanguagesWideAndOnAPhone(Chromium chromium) {
    try (var window = chromium.open(sandbox.address(), 1440, 900)) {
      window.page().navigate(sandbox.address() + "gallery");
      window.sees("[data-view='thread-plan']");
      assertThat(window.find("[data-view='thread-plan'] [lang=en]")).containsText("Plan:");
      assertThat(window.find("[data-view='thread-plan'] [lang=fr]")).containsText("Plan :");
      assertThat(window.find("[data-view]").count()).isGreaterThan(300);
      assertThat(window.find(".unknown").count()).isZero();
      assertThat(window.find("[data-view='form-start'] [lang=fr] .field").count()).isEqualTo(3);
      assertThat(window.find("[data-view='home'] [lang=fr] .button").count()).isGreaterThan(3);
      window.shot("gallery");

      window.page().setViewportSize(PHONE, PHONE_HEIGHT);
      assertThat(window.page().evaluate(WIDER)).isEqualTo(0);
      assertThat(window.page().evaluate(TOO_LOW, PHONE_HEIGHT)).isEqualTo(List.of());
      window.find("input[type=search]").fill("thread-plan");
      assertThat(window.find("[data-count]")).not().hasAttribute("data-count", "0");
      window.shot("gallery-on-a-phone");
      window.staysHere();
    }
  }
}
