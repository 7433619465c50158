package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.FormIds;
import rollbackbot.people.PlaceKind;
import rollbackbot.release.AppName;
import rollbackbot.release.Operators;
import rollbackbot.text.Form;
import rollbackbot.text.Language;
import rollbackbot.text.Text;

class FormCheckTest {
  private static final List<AppName> KNOWN = List.of(new AppName("my-app"), new AppName("other"));

  private static Map<String, String> start(
      String app, String version, Language language, List<AppName> known) {
    var fields = Map.of(FormIds.APP, app, FormIds.VERSION, version);
    return plain(
        FormCheck.mistakes(
            new Input.Act.Submitted(FormIds.ROLLBACK_START, "", fields),
            note(language, Optional.empty()),
            known));
  }

  private static Form.Note note(Language language, Optional<String> expected) {
    return new Form.Note(language, "C0INCIDENTS", Optional.empty(), "id:3", expected);
  }

  @ParameterizedTest
  @CsvSource({
    "my-app, ''",
    "' My-App ', 4.0.0",
    "my-app, ' v4.0.0 '",
    "my-app, previous",
    "my-app, Previous",
    "my-app, release-3.9.0",
    "my-app, 2026/11/22",
    "other, 4.0.0-rc.1+5",
    "my-app, bionic",
    "my-app, my-app@4.0.0",
    "my-app, <4.0.0>",
    "'\u00a0`My-App`\u200b', '\u202f\"4.0.0\"'"
  })
  void rightAnswersHaveNoMistakes(String app, String version) {
    assertThat(start(app, version, Language.ENGLISH, KNOWN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b\u00a0"})
  void goingAloneTakesAReason(String typed) {
    assertThat(goingAlone(Map.of(FormIds.REASON, typed), Language.ENGLISH))
        .isEqualTo(Map.of("reason", "Please say why: everybody will see the reason."));
    assertThat(goingAlone(Map.of(), Language.FRENCH)).containsOnlyKeys("reason");
    assertThat(goingAlone(Map.of(FormIds.REASON, "alone"), Language.ENGLISH)).isEmpty();
  }

  private static Map<String, String> goingAlone(Map<String, String> fields, Language language) {
    return plain(
        FormCheck.mistakes(
            new Input.Act.Submitted(FormIds.BYPASS_APPROVAL, "", fields),
            note(language, Optional.empty()),
            KNOWN));
  }

  private static Map<String, String> plain(Map<String, Text> mistakes) {
    return mistakes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, mistake -> mistake.getValue().plain()));
  }

  @Test
  void unknownAppGetsASuggestion() {
    assertThat(start("my-ap", "", Language.ENGLISH, KNOWN))
        .isEqualTo(Map.of("app", "There is no app named my-ap. Did you mean my-app?"));
    assertThat(start("zzz", "", Language.ENGLISH, KNOWN))
        .isEqualTo(Map.of("app", "There is no app named zzz."));
  }

  @Test
  void mistakesAreToldInTheLanguageOfTheForm() {
    assertThat(start("my-ap", "la quatre", Language.FRENCH, KNOWN))
        .containsEntry("app", "Aucune app ne s’appelle my-ap. Vouliez-vous dire my-app\u00a0?")
        .containsEntry(
            "version", "Ce n’est pas une version. Par exemple\u00a0: 4.0.0, ou previous.");
  }

  @Test
  void anyNameMayBeRightWhereNoneIsKnown() {
    assertThat(start("my-ap", "", Language.ENGLISH, List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my app", "-app", "a!p", "my_app"})
  void whatCannotBeAnAppIsSaid(String app) {
    assertThat(start(app, "", Language.ENGLISH, List.of()))
        .isEqualTo(Map.of("app", "An app's name has only lower-case letters, digits and dashes."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.0.0 now", "four or so", "4.0~1", "a:b", "v*.0", "a\\b"})
  void whatCannotBeAVersionIsSaid(String version) {
    assertThat(start("my-app", version, Language.ENGLISH, KNOWN)).containsOnlyKeys("version");
  }

  @ParameterizedTest
  @CsvSource({
    "my-app, 0",
    "' my-app ', 0",
    "'\u00a0my-app\u200b', 0",
    "My-App, 1",
    "my-ap, 1",
    "'', 1"
  })
  void nameOfTheAppMustBeTypedAsItIs(String typed, int mistakes) {
    var form =
        new Input.Act.Submitted(FormIds.DATABASE_RESTORE, "id:3", Map.of(FormIds.APP, typed));

    var found = FormCheck.mistakes(form, note(Language.ENGLISH, Optional.of("my-app")), KNOWN);

    assertThat(found).hasSize(mistakes);
    assertThat(found.values())
        .extracting(Text::plain)
        .allMatch("That isn't the app's name: type my-app."::equals);
  }

  private static Map<String, String> refused(
      String field, Reply.Mistake why, Language language, Set<String> fields) {
    return plain(FormCheck.refused(Map.of(field, why), note(language, Optional.empty()), fields));
  }

  private static Map<String, String> refused(String field, Reply.Mistake why, Language language) {
    return refused(field, why, language, Set.of(FormIds.APP, FormIds.VERSION, FormIds.CHANNEL));
  }

  @Test
  void whatRunsAlreadyIsToldWithWhatWasProbablyMeant() {
    var runs = new Reply.RunsAlready(KNOWN.getFirst(), "4.1.0", Optional.of("4.0.0"));

    assertThat(refused(FormIds.VERSION, runs, Language.ENGLISH))
        .isEqualTo(Map.of("version", "4.1.0 is in production already. Did you mean 4.0.0?"));
    assertThat(refused(FormIds.VERSION, runs, Language.FRENCH))
        .isEqualTo(
            Map.of("version", "4.1.0 est déjà en production. Vouliez-vous dire 4.0.0\u00a0?"));
  }

  @Test
  void whoMayNotActIsToldWhy() {
    var denied =
        new Reply.NotAllowed(
            KNOWN.getFirst(), Reply.Denial.NOT_AN_OPERATOR, new Operators.Everyone());

    assertThat(refused(FormIds.APP, denied, Language.ENGLISH))
        .isEqualTo(Map.of("app", "my-app: you are not among those who may act."));
    assertThat(refused(FormIds.APP, denied, Language.FRENCH).get("app"))
        .startsWith("my-app\u00a0: vous ");
  }

  @Test
  void anOpenIncidentIsLinkedInWordsBeside() {
    var open = new Reply.AlreadyOpen(new IncidentId("i"), KNOWN.getFirst(), "U0ALICE");

    assertThat(refused(FormIds.APP, open, Language.ENGLISH))
        .isEqualTo(
            Map.of("app", "An incident of my-app is already open: the bot sends you its link."));
    assertThat(refused(FormIds.APP, open, Language.FRENCH).get("app"))
        .isEqualTo("Un incident de my-app est déjà ouvert\u00a0: le bot vous envoie son lien.");
  }

  @ParameterizedTest
  @EnumSource
  void aChannelThatTakesNoIncidentIsToldWhereTheFormHasAField(Language language) {
    var noPlace = new Reply.NoPlace(KNOWN.getFirst(), PlaceKind.DIRECT_MESSAGE);

    assertThat(refused(FormIds.CHANNEL, noPlace, language)).containsOnlyKeys("channel");
    assertThat(refused(FormIds.CHANNEL, noPlace, language, Set.of(FormIds.APP)))
        .containsOnlyKeys("app");
  }
}
