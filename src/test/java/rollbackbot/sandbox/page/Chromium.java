package rollbackbot.sandbox.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import rollbackbot.suite.Patience;

/**
 * The machine's own Chromium; nothing is ever downloaded. Tests take turns: it may be used by one
 * thread at a time.
 */
final class Chromium implements AutoCloseable {
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final String MISSING =
      EXECUTABLE + " is missing; install it with: apt-get install chromium fonts-noto-color-emoji";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; without one the test is skipped, or fails where {@code CI=true}. */
  static Chromium start() {
    if (!Files.isExecutable(EXECUTABLE)) {
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(MISSING);
      }
      Assumptions.abort(MISSING);
    }
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(EXECUTABLE)
            .setTimeout(Patience.LONG.toMillis())
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /** A window of its own, with this size. */
  Window open(String address, int width, int height) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Paris"));
    return new Window(context, address);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
