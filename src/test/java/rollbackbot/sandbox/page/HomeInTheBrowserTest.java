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

/** The bot's Home in the page, with the real bot; a test leaves no incident to the next. */
@Tag("whole")
@ExtendWith(InChromium.class)
@ResourceLock(InChromium.TURN)
class HomeInTheBrowserTest {
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
  void homeLeadsToTheOpenIncident() {
    window.type("/rollback my-app");
    window.sees("[data-action^='answer.can-disable.no']");
    window.find("[data-home]").click();
    window.sees(".home [data-published=true]");

    var home = window.find(".home");
    assertThat(home).containsText("deciding what to do");
    window.sees(".home :text('A rollback would go to')");
    window.shot("home");
    window.become("U0BOB");
    assertThat(home).containsText("Incidents ouverts");
    home.locator(".link").first().click();
    assertThat(home).hasCount(0);
    assertThat(window.find(".thread")).isVisible();
    window.click("incident.close");
    window.sees("[data-action^='incident.reopen']");
  }

  @Test
  void homeFitsOnAPhone() {
    window.page().setViewportSize(390, 844);
    window.press("People");
    window.find("[data-home]").click();
    window.sees(".home [data-published=true]");

    assertThat(window.find(".home")).containsText("None.");
    assertThat(
            window
                .page()
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0);
    window.shot("phone-home");
  }
}
