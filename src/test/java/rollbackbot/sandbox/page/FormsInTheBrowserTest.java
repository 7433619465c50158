package rollbackbot.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import rollbackbot.sandbox.Scenario;

/** Forms over the page, with the real bot; in one story, but for the phone: it shows one pane. */
@Tag("whole")
@ExtendWith(InChromium.class)
@ResourceLock(InChromium.TURN)
class FormsInTheBrowserTest {
  private static final String FORM = "dialog.form";

  @TempDir private static Path folder;
  private static OpenSandbox sandbox;

  private Window window;

  @BeforeAll
  static void open() throws Exception {
    sandbox = OpenSandbox.in(Scenario.FAILING_BUILD, folder);
  }

  @AfterAll
  static void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @BeforeEach
  void openWindow(Chromium chromium) {
    window = chromium.open(sandbox.address(), 1440, 900);
    window.awaitBot("ready");
  }

  @AfterEach
  void nothingLeftThisMachine() {
    window.staysHere();
    window.close();
  }

  @Test
  void mistakeIsToldAtItsFieldAndCorrected() {
    window.type("/rollback");
    window.sees(FORM);

    assertThat(window.find("#field-app")).isFocused();
    window.shot("form");
    window.find("#field-app").selectOption("my-app");
    window.find("#field-version").fill("four zero");
    window.find("#field-reason").fill("Nobody can pay");
    window.find("[data-submit]").click();
    assertThat(window.find("[data-field=version] .error")).containsText("That isn't a version");
    assertThat(window.find("#field-version")).isFocused();
    assertThat(window.find("#field-version")).hasAttribute("aria-invalid", "true");
    assertThat(window.find("#field-reason")).hasValue("Nobody can pay");
    window.shot("form-mistake");
    window.find("#field-version").fill("3.9.0");
    window.find("#field-version").press("Enter");

    assertThat(window.find(FORM)).hasCount(0);
    window.sees("[data-action^='plan.confirm']");
    window.reads("says @alice: Nobody can pay");
    window.shot("form-done");
  }

  @Test
  void formKeepsTheFocusAndGivesItBack() {
    window.become("U0BOB");
    window.find("#message").focus();
    window.type("/rollback");
    window.sees(FORM);
    var keyboard = window.page().keyboard();
    for (int presses = 0; presses < 9; presses++) {
      keyboard.press("Tab");
      assertThat(
              window
                  .page()
                  .evaluate(
                      "document.body === document.activeElement"
                          + " || !!document.activeElement.closest('dialog.form')"))
          .isEqualTo(true);
    }
    assertThat(window.find(FORM)).containsText("Choisir une app");
    keyboard.press("Escape");

    assertThat(window.find(FORM)).hasCount(0);
    assertThat(window.find("#message")).isFocused();
    assertThat(sandbox.now().world().slack().views().modal("U0BOB")).isEmpty();
  }

  @Test
  void emptyFieldIsToldOnAPhoneAndNothingSticksOut() {
    window.story("failing-build");
    window.page().setViewportSize(390, 844);
    window.type("/rollback");
    window.sees(FORM);
    window.find("[data-submit]").click();

    assertThat(window.find("[data-field=app] .error")).containsText("required");
    assertThat(
            window
                .page()
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0);
    window.shot("phone-form");
    window.find("[data-close]").click();
    assertThat(window.find(FORM)).hasCount(0);
  }
}
