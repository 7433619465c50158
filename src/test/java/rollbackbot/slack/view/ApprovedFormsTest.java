package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.sandbox.slack.blockkit.ViewCheck;
import rollbackbot.slack.blockkit.Views;
import rollbackbot.text.Language;
import tools.jackson.databind.json.JsonMapper;

/** Each form and Home, compared whole with the one that somebody approved, as messages are. */
class ApprovedFormsTest {
  private static final ApprovedFiles APPROVED = new ApprovedFiles("form");
  private static final Gson SLACK = GsonFactory.createSnakeCase();
  private static final AppName APP = new AppName("my-app");
  private static final Instant MOMENT = Instant.parse("2026-11-22T20:58:00Z");
  private static final ReplyAddress IN_THREAD =
      new ReplyAddress(
          "U0ALICE", "C0INCIDENTS", Optional.of("1763846000.000100"), Optional.empty());

  /** One of them, to read and as Slack gets it. */
  private record Shown(String plain, View view) {}

  @TestFactory
  Stream<DynamicTest> everyFormIsAsApproved() {
    return forms(Language.ENGLISH).keySet().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    APPROVED.compare(
                        name,
                        language -> Objects.requireNonNull(forms(language).get(name)).plain())));
  }

  @Test
  void noApprovedFileIsLeftOver() throws IOException {
    APPROVED.holdNothingBut(forms(Language.ENGLISH).keySet());
  }

  @ParameterizedTest
  @EnumSource
  void everyFormIsOneThatSlackTakes(Language language) {
    assertThat(forms(language).values())
        .allSatisfy(form -> assertThat(problems(form.view())).isEmpty());
  }

  @Test
  void evilNamesKeepWithinSlacksLimits() {
    var evil = "<!channel>`".repeat(400);
    var form = new Reply.Form.RestoreDatabase(APP, handle(), evil, MOMENT, Optional.empty());

    var view = shown(said(Language.FRENCH, form), form).view();

    assertThat(problems(view)).isEmpty();
    assertThat(SLACK.toJson(view.getBlocks())).doesNotContain("<!channel>");
  }

  private static List<?> problems(View view) {
    var kind = view.getType().equals("home") ? ViewCheck.Kind.HOME : ViewCheck.Kind.MODAL;
    return ViewCheck.problemsOf(JsonMapper.shared().readTree(SLACK.toJson(view)), kind);
  }

  @Test
  void fullHomeKeepsWithinSlacksLimits() {
    var open = IntStream.range(0, 120).mapToObj(i -> open("an-app-of-many-" + i)).toList();
    var names = open.stream().map(Reply.Home.Open::app).toList();

    var home =
        home(Language.FRENCH, new Reply.Home(open, Optional.of(names), Optional.empty())).view();

    assertThat(problems(home)).isEmpty();
    assertThat(SLACK.toJson(home.getBlocks()))
        .contains("Et 110 de plus.")
        .contains("an-app-of-many-9")
        .contains("Vos apps");
  }

  private static Reply.Home.Open open(String app) {
    return new Reply.Home.Open(
        Examples.ID,
        new AppName(app),
        "U0BOB",
        Examples.OPENED,
        new QuestionState.Deciding("can-disable"));
  }

  private static Shown home(Language language, Reply.Home home) {
    var said = new PrivateReply(IN_THREAD, language, home, Examples.NOW);
    var message =
        HomeView.of(
            said, home, _ -> Optional.of("https://acme.slack.example/archives/C0INCIDENTS/p1"));
    return new Shown(Plain.of(message), Views.home(message));
  }

  private static Shown shown(PrivateReply said, Reply.Form asked) {
    var form = FormView.of(said, asked);
    return new Shown(Plain.of(form), Views.modal(form));
  }

  private static Map<String, Shown> forms(Language language) {
    var many = IntStream.range(0, 101).mapToObj(i -> new AppName("app-" + i)).toList();
    var forms = new LinkedHashMap<String, Shown>();
    BiConsumer<String, Reply.Form> add =
        (name, form) -> forms.put(name, shown(said(language, form), form));
    add.accept(
        "start",
        new Reply.Form.Start(List.of(APP, new AppName("another-app")), false, Optional.empty()));
    add.accept(
        "start-asking-for-channel", new Reply.Form.Start(List.of(APP), true, Optional.empty()));
    add.accept("start-without-apps", new Reply.Form.Start(List.of(), false, Optional.empty()));
    add.accept("start-with-many-apps", new Reply.Form.Start(many, false, Optional.empty()));
    add.accept(
        "restore-moment",
        new Reply.Form.RestoreDatabase(APP, handle(), "postgresql", MOMENT, Optional.empty()));
    add.accept(
        "restore-asking-a-second",
        new Reply.Form.RestoreDatabase(
            APP, handle(), "postgresql", MOMENT, Optional.of(ApprovalRule.SECOND_PERSON)));
    add.accept("go-alone", new Reply.Form.GoAlone(APP, handle()));
    var homes = HomeGallery.homes();
    homes.forEach((name, home) -> forms.put(name, home(language, home)));
    return forms;
  }

  private static Input.Handle handle() {
    return new Input.Handle(Examples.ID, Examples.PROMPT, Optional.empty());
  }

  private static PrivateReply said(Language language, Reply.Form form) {
    return new PrivateReply(IN_THREAD, language, form, Examples.NOW);
  }
}
