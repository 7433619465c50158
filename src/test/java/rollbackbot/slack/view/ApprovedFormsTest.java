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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.incident.Reply;
import rollbackbot.release.AppName;
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
    var form =
        new Reply.Form.RestoreDatabase(APP, FormGallery.handle(), evil, MOMENT, Optional.empty());

    var view = Views.modal(FormGallery.form(Language.FRENCH, form));

    assertThat(problems(view)).isEmpty();
    assertThat(SLACK.toJson(view.getBlocks())).doesNotContain("<!channel>");
  }

  private static List<?> problems(View view) {
    var kind = view.getType().equals("home") ? ViewCheck.Kind.HOME : ViewCheck.Kind.MODAL;
    return ViewCheck.problemsOf(JsonMapper.shared().readTree(SLACK.toJson(view)), kind);
  }

  @Test
  void fullHomeKeepsWithinSlacksLimits() {
    var open =
        IntStream.range(0, 120).mapToObj(i -> HomeGallery.open("an-app-of-many-" + i)).toList();
    var names = open.stream().map(Reply.Home.Open::app).toList();

    var home =
        Views.home(
            FormGallery.home(
                Language.FRENCH, new Reply.Home(open, Optional.of(names), Optional.empty())));

    assertThat(problems(home)).isEmpty();
    assertThat(SLACK.toJson(home.getBlocks()))
        .contains("Et 110 de plus.")
        .contains("an-app-of-many-9")
        .contains("Vos apps");
  }

  private static Map<String, Shown> forms(Language language) {
    var forms = new LinkedHashMap<String, Shown>();
    FormGallery.forms(language)
        .forEach((name, form) -> forms.put(name, new Shown(Plain.of(form), Views.modal(form))));
    FormGallery.homes(language)
        .forEach((name, home) -> forms.put(name, new Shown(Plain.of(home), Views.home(home))));
    return forms;
  }
}
