package rollbackbot.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import rollbackbot.suite.Patience;

/** The sandbox's page in a window, and what a person does there. */
final class Window implements AutoCloseable {
  private static final double PATIENCE = Patience.LONG.toMillis();
  private static final long MOST_BYTES = 200_000;
  private static final Path SHOTS = Path.of("target/screenshots");
  private static final Path IMAGES = Path.of("docs/images");

  private final BrowserContext context;
  private final Page page;
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();

  Window(BrowserContext context, String address) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE);
    context.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
    context.onWebError(error -> errors.add(error.error()));
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("422")) {
        errors.add(message.text());
      }
    });
    this.page = context.newPage();
    page.navigate(address);
    assertThat(page.locator(".story-bar")).isVisible();
  }

  Page page() {
    return page;
  }

  /** Sets up a story, and waits until the bot is ready in it. */
  void story(String id) {
    page.locator("[data-story=" + id + "]").click();
    assertThat(page.locator("[data-story=" + id + "]"))
        .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE));
    isPressed("[data-story=" + id + "]");
    awaitBot("ready");
  }

  private void isPressed(String selector) {
    assertThat(page.locator(selector)).hasAttribute("aria-pressed", "true", patientlyAttribute());
  }

  void awaitBot(String condition) {
    assertThat(page.locator("[data-bot=" + condition + "]"))
        .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
  }

  void become(String person) {
    page.locator("[data-person=" + person + "]").click();
    isPressed("[data-person=" + person + "]");
  }

  void type(String text) {
    page.locator("#message").fill(text);
    page.locator("#message").press("Enter");
  }

  void click(String action) {
    page.locator("[data-action^='" + action + "']").last().click();
  }

  void press(String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label)).last().click();
  }

  /** Says yes in the dialog that a button has opened; it bears the button's name, too. */
  void confirm(String label) {
    var yes = new Locator.GetByRoleOptions().setName(label);
    page.locator("dialog").getByRole(AriaRole.BUTTON, yes).click();
  }

  /** Waits for a button or another thing to be there. */
  void sees(String selector) {
    assertThat(page.locator(selector).last()).isVisible(patiently());
  }

  /** Waits for words in some message. */
  void reads(String words) {
    var message = page.locator(".message", new Page.LocatorOptions().setHasText(words));
    assertThat(message.last()).isVisible(patiently());
  }

  /** From now on: one is gone after seconds, whoever looks by then or not. */
  void keepsToasts() {
    page.evaluate(
        """
        () => {
          window.toasts = [];
          new MutationObserver(() => document.querySelectorAll('.toast')
              .forEach(toast => window.toasts.push(toast.textContent)))
            .observe(document.body, {childList: true, characterData: true, subtree: true});
        }\
        """);
  }

  /** Waits until one says this, or has said it since they are kept. */
  void saidInAToast(String words) {
    page.waitForFunction("words => window.toasts.some(toast => toast.includes(words))", words);
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
  }

  private static LocatorAssertions.HasAttributeOptions patientlyAttribute() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE);
  }

  /** A picture for whoever looks into the build. */
  Path shot(String name) {
    var file = SHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }

  /** A picture for the documents, renewed there by {@code -Dapprove=true}. */
  void image(String name) {
    page.setViewportSize(1280, 660); // small enough for a document
    var file = shot(name);
    page.setViewportSize(1440, 900);
    try {
      assertThat(Files.size(file)).isLessThan(MOST_BYTES);
      if (Boolean.getBoolean("approve")) {
        Files.createDirectories(IMAGES);
        Files.copy(file, IMAGES.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing was asked of another host, and nothing went wrong in the page. */
  void staysHere() {
    assertThat(hosts).isNotEmpty().containsOnly("127.0.0.1");
    assertThat(errors).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
