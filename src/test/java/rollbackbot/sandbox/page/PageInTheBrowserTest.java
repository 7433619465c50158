package rollbackbot.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import rollbackbot.sandbox.NextDeployment;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.Scenario;
import rollbackbot.sandbox.Switch;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.suite.Patience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page does with people, languages, keys and narrow windows. What leaves the story as it
 * is shares one.
 */
@Tag("whole")
@ExtendWith(InChromium.class)
@ResourceLock(InChromium.TURN)
class PageInTheBrowserTest {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().readTimeout(Patience.LONG).writeTimeout(Patience.LONG).build();

  @TempDir private static Path folder;
  private static OpenSandbox sandbox;

  private Window window;

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
  void whoIsNoOperatorIsRefusedInPrivate() {
    window.become("U0CAROL");
    window.type("/rollback my-app");
    window.reads("Nothing has changed");

    assertThat(window.find(".message.private")).containsText("Only visible to you");
    assertThat(window.find(".message.private .mention").last()).containsText("@ops");
    window.shot("refused");
    window.become("U0ALICE");
    assertThat(window.find(".message.private")).hasCount(0);
  }

  @Test
  void markupIsShownAndWhatCannotBeIsMarked() throws IOException {
    post(
        """
        [{"type": "header", "text": {"type": "plain_text", "text": "All :tada:"}},
         {"type": "section", "text": {"type": "mrkdwn", "text":
           "*bold* _italic_ `code` <@U0BOB> <https://example.com/x|a link> 1 &lt; 2\\n```a\\n  b```"}},
         {"type": "divider"},
         {"type": "section", "fields": [{"type": "mrkdwn", "text": "*From*\\n4.1.0"}]},
         {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "a chart"},
         {"type": "actions", "elements": [
           {"type": "button", "action_id": "sure", "text": {"type": "plain_text", "text": "Sure"},
            "confirm": {"title": {"type": "plain_text", "text": "Really?"},
              "text": {"type": "plain_text", "text": "No way back."},
              "confirm": {"type": "plain_text", "text": "Yes"},
              "deny": {"type": "plain_text", "text": "No"}}},
           {"type": "overflow", "action_id": "more", "options": [
             {"text": {"type": "plain_text", "text": "One"}, "value": "1"},
             {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}]}]}]\
        """);
    window.reads("All 🎉");
    var message = window.find(".message").last();

    assertThat(message.locator("b").last()).hasText("From");
    assertThat(message.locator("i")).hasText("italic");
    assertThat(message.locator("code")).hasText("code");
    assertThat(message.locator("pre")).hasText("a\n  b");
    assertThat(message.locator(".mention")).hasText("@bob");
    assertThat(message).containsText("1 < 2");
    assertThat(message.locator(".unknown")).containsText("image");
    window.keepsToasts();
    message.locator(".link").click();
    window.saidInAToast("https://example.com/x");
    window.press("Sure");
    assertThat(window.find("dialog")).containsText("No way back.");
    window.shot("blocks");
    window.page().keyboard().press("Escape");
    assertThat(window.find("dialog")).hasCount(0);
  }

  @Test
  void aButtonThatIsHeldDownStaysWhereItIs() throws IOException {
    post(
        """
        [{"type": "actions", "elements": [
          {"type": "button", "action_id": "held", "text": {"type": "plain_text", "text": "Hold"},
           "confirm": {"title": {"type": "plain_text", "text": "Held?"},
             "text": {"type": "plain_text", "text": "It stayed."},
             "confirm": {"type": "plain_text", "text": "Yes"},
             "deny": {"type": "plain_text", "text": "No"}}}]}]\
        """);
    window.find("[data-action=held]").hover();
    window.page().mouse().down();
    sandbox.now().world().slack().say("U0BOB", "C0INCIDENTS", "Meanwhile\n".repeat(60));
    window
        .page()
        .waitForFunction(
            """
            async () => (await import('/store.js')).state.messages
                .some(message => message.text.startsWith('Meanwhile'))\
            """);
    window.page().mouse().up();

    assertThat(window.find("dialog")).containsText("It stayed.");
    window.page().keyboard().press("Escape");
    window.reads("Meanwhile");
  }

  @Test
  void fileIsShownWithItsTextFoldedAway() throws IOException {
    var parent = sandbox.now().world().slack().say("U0BOB", "C0INCIDENTS", "It is over");
    share(parent.ts(), "# Post-mortem\n<b>It</b> went down");
    window.find(".replies").last().click();
    window.sees(".thread .file");

    var file = window.find(".thread .file");
    assertThat(file).containsText("Post-mortem");
    assertThat(file).containsText("post-mortem.md · 33 bytes");
    assertThat(file.locator("pre")).isHidden();
    file.locator("summary").click();
    assertThat(file.locator("pre")).hasText("# Post-mortem\n<b>It</b> went down");
    window.shot("file");
  }

  @Test
  void typedMarkupStaysWhatWasTyped() {
    window.type("<img src=x onerror=alert(1)> & <!here>");

    window.reads("<img src=x onerror=alert(1)> & <!here>");
    assertThat(window.find(".message img")).hasCount(0);
  }

  @Test
  void eachAppIsShownWithItsDatabasesAndVariables() {
    var secret = window.find("[data-variable=SESSION_SECRET]");

    assertThat(window.find("[data-database=postgresql] [data-backup=usable]")).hasCount(4);
    assertThat(window.find("[data-variable=FEATURE_NEW_CHECKOUT]")).containsText("true");
    assertThat(window.find("[data-variable=DATABASE_URL]")).containsText("$SCALINGO_POSTGRESQL");
    assertThat(secret).not().containsText("simulated");
    secret.locator("button").click();
    assertThat(secret).containsText("simulated-a41f");
    window.shot("app");
    window.find("[data-app=billing-api-prod]").click();

    assertThat(window.find("[data-version='2.7.0'] .tag.live")).isVisible();
    assertThat(window.find("[data-branches]")).containsText("production");
    assertThat(window.find("[data-database]")).hasCount(1);
    assertThat(window.find("[data-variable=FEATURE_NEW_CHECKOUT]")).hasCount(0);
    assertThat(window.find("[data-variable=MAIL_API_TOKEN]")).not().containsText("simulated");
    window.shot("other-app");
  }

  private static void share(String thread, String text) throws IOException {
    var announced =
        call(
            "files.getUploadURLExternal",
            Map.of("filename", "post-mortem.md", "length", String.valueOf(text.length())));
    var upload =
        new Request.Builder()
            .url(announced.path("upload_url").asString())
            .post(RequestBody.create(text, null))
            .build();
    HTTP.newCall(upload).execute().close();
    call(
        "files.completeUploadExternal",
        Map.of(
            "channel_id",
            "C0INCIDENTS",
            "thread_ts",
            thread,
            "files",
            "[{\"id\":\"%s\",\"title\":\"Post-mortem\"}]"
                .formatted(announced.path("file_id").asString())));
  }

  private static void post(String blocks) throws IOException {
    call("chat.postMessage", Map.of("channel", "C0INCIDENTS", "text", "All", "blocks", blocks));
  }

  private static JsonNode call(String method, Map<String, String> arguments) throws IOException {
    var slack = sandbox.now().world().slack();
    var form = new FormBody.Builder();
    arguments.forEach(form::add);
    var request =
        new Request.Builder()
            .url(slack.apiUrl() + method)
            .header("Authorization", "Bearer " + slack.botToken())
            .post(form.build())
            .build();
    try (var response = HTTP.newCall(request).execute()) {
      var answer = JsonMapper.shared().readTree(response.body().string());
      assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
      return answer;
    }
  }

  /** What leaves an incident behind, or another world. */
  @Nested
  class EachInItsOwnStory {

    @Test
    void frenchPersonReadsFrench() {
      window.story("broken-checkout");
      window.become("U0BOB");
      window.type("/rollback my-app");
      window.reads("La fonctionnalité peut-elle être désactivée ?");

      assertThat(window.find("html")).hasAttribute("lang", "fr");
      assertThat(window.find("[data-guide]")).containsText("Répondez dans le fil");
      window.shot("french");
    }

    @Test
    void allIsReachedByKeys() {
      window.story("failing-build");
      var message = window.find("#message");
      message.focus();
      message.pressSequentially("/");
      assertThat(window.find("[role=option]")).hasCount(5);
      window.shot("hints");
      message.press("ArrowDown");
      message.press("Tab");
      assertThat(message).hasValue("/rollback my-app previous");
      message.press("Enter");
      window.sees("[data-action^='plan.choose-version']");
      var versions = window.find("[data-action^='plan.choose-version']");
      versions.focus();
      versions.press("Enter");
      assertThat(window.find("[role=menuitem]").first()).isFocused();
      window.shot("menu");
      window.page().keyboard().press("Escape");

      assertThat(window.find("[role=menuitem]")).hasCount(0);
      assertThat(versions).isFocused();
      window.find("[data-action^='plan.cancel']").press("Enter");
      assertThat(window.find("dialog")).containsText("The incident closes.");
      window.confirm("Cancel the plan");
      window.reads("Cancelled");
    }

    @Test
    void phoneShowsOnePaneAndNothingSticksOut() {
      window.page().setViewportSize(390, 844);
      window.story("broken-checkout");
      window.type("/rollback my-app previous");
      window.find(".replies").click();
      window.sees("[data-action^='plan.confirm']");
      var overhang =
          window
              .page()
              .evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");

      assertThat(overhang).isEqualTo(0);
      window.shot("phone-thread");
      window.press("Behind");
      assertThat(window.find(".world")).isVisible();
      assertThat(window.find(".thread")).isHidden();
      window.shot("phone-world");
      window.press("People");
      assertThat(window.find("[data-person=U0BOB]")).isVisible();
    }

    @Test
    void switchesChangeTheWorld() {
      window.story("broken-checkout");
      var switches = sandbox.now().switches();
      // Each goes to the server by itself, which may do the second before the first.
      window.find("[data-trouble=scalingo-500]").check();
      await().until(() -> switches.isOn(Switch.SCALINGO_500));
      window.find("[data-next]").selectOption("hook-error");
      await().until(() -> switches.next() == NextDeployment.HOOK_ERROR);
      window.find("[data-do=deploy-meanwhile]").click();
      window.sees("[data-version='4.1.1']");

      window.shot("switches");
      window.find("[data-trouble=scalingo-500]").uncheck();
      window.sees("[data-version='4.1.1'][data-status='hook-error']");
    }

    @Test
    void whatOthersDoToAnAppIsShown() {
      var scalingo = sandbox.now().world().scalingo();
      var app = PlayedWorld.PLATFORM_APP;

      scalingo.takes(BackgroundWork.RESTART, Patience.LONG);
      scalingo.setVariable("carol", app, "FEATURE_NEW_CHECKOUT", "false");
      scalingo.restartedBy("carol", app);
      window.type("look");

      window.sees("[data-app-status=restarting]");
      assertThat(window.find("[data-variable=FEATURE_NEW_CHECKOUT]")).containsText("false");
    }
  }
}
