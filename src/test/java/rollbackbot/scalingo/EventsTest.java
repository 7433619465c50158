package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvent.Restarted;
import rollbackbot.release.AppEvent.VariablesChanged;
import rollbackbot.release.AppEvents;

/** What is read of an app's history: what happened and who did it, never a value. */
class EventsTest extends StubbedScalingo {
  private static final String EVENTS = "/v1/apps/example-running-application/events";
  private static final Instant EVER = Instant.EPOCH;

  private List<AppEvent> since(Instant since) {
    return all(since).newestFirst();
  }

  private AppEvents all(Instant since) {
    return Clients.accountAt(server.baseUrl(), timeouts, clock)
        .environment()
        .events(Clients.APP, since);
  }

  private void answer(String body) {
    server.stubFor(get(urlPathEqualTo(EVENTS)).willReturn(okJson(body)));
  }

  @Test
  void restartsAreReadAndOtherEventsPassedOver() {
    answer(Recorded.text("events_app_recorded_200"));

    assertThat(since(EVER))
        .containsExactly(
            restart("2020-05-29T13:27:56.095Z"),
            restart("2020-05-29T12:37:21.141Z"),
            restart("2020-05-29T12:34:27.633Z"));
  }

  @Test
  void olderEventsAreLeftOut() {
    answer(Recorded.text("events_app_recorded_200"));

    var events = since(Instant.parse("2020-05-29T12:37:21.141Z"));

    assertThat(events)
        .containsExactly(restart("2020-05-29T13:27:56.095Z"), restart("2020-05-29T12:37:21.141Z"));
  }

  private static AppEvent restart(String at) {
    return new Restarted(Instant.parse(at), "example-username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new_variable", "edit_variable", "delete_variable"})
  void oneVariableIsNamedWithoutItsValues(String type) {
    var event = Recorded.text("event_edit_variable").replace("edit_variable", type);
    answer("{\"events\":[" + event + "]}");

    var events = since(EVER);

    assertThat(events)
        .containsExactly(
            new VariablesChanged(
                Instant.parse("2015-02-12T17:05:14.226Z"), "johndoe", List.of("VAR1")));
    assertThat(events.toString()).doesNotContain("VAL1", "VAL2");
  }

  @Test
  void aChangedLinkTellsWhatAutoDeployIsSince() {
    answer("{\"events\":[" + Recorded.text("event_update_scm") + "]}");

    assertThat(since(EVER))
        .containsExactly(
            new AppEvent.AutoDeploySwitched(
                Instant.parse("2020-09-22T09:00:00Z"), "johndoe", true));
  }

  @Test
  void manyVariablesAreNamedWithoutTheirValues() {
    answer(
        """
        {"events":[{"id":"1","type":"edit_variables","created_at":"2026-05-04T09:00:00Z",
          "user":{"username":"bob"},"type_data":{
            "new_vars":[{"name":"A","value":"secret"}],
            "updated_vars":[{"name":"B","value":"secret","old_value":"secret"}],
            "deleted_vars":[{"name":"C","value":"secret"}]}}]}
        """);

    var events = since(EVER);

    assertThat(events)
        .containsExactly(
            new VariablesChanged(
                Instant.parse("2026-05-04T09:00:00Z"), "bob", List.of("A", "B", "C")));
    assertThat(events.toString()).doesNotContain("secret");
  }

  @Test
  void whatIsNotToldIsEmptyAndUndatedIsNew() {
    answer(
        """
        {"events":[{"id":"1","type":"restart"},
          {"id":"2","type":"edit_variables","created_at":"soon","user":null,"type_data":null}]}
        """);

    assertThat(since(clock.instant()))
        .containsExactly(
            new Restarted(clock.instant(), ""),
            new VariablesChanged(clock.instant(), "", List.of()));
  }

  @Test
  void pagesAreReadUntilTheyAreTooOld() {
    page(1, "1", "2026-05-04T09:59:00Z");
    page(2, "2", "2026-05-04T09:00:00Z");
    page(3, "3", "2026-05-04T08:00:00Z");

    var events = all(Instant.parse("2026-05-04T08:30:00Z"));

    assertThat(events.reachesBack()).isTrue();
    assertThat(events.newestFirst())
        .extracting(AppEvent::by)
        .containsExactly("user of 1", "user of 2");
    server.verify(3, getRequestedFor(urlPathEqualTo(EVENTS)));
  }

  @Test
  void eventThatMovedToTheNextPageMeanwhileCountsOnce() {
    page(1, "1", "2026-05-04T09:59:00Z");
    page(2, "1", "2026-05-04T09:59:00Z");
    page(3, "2", "2026-05-04T08:00:00Z");

    assertThat(since(Instant.parse("2026-05-04T08:30:00Z"))).hasSize(1);
  }

  @Test
  void endlessHistoryIsGivenUp() {
    answer(rows("1", "2026-05-04T09:59:00Z", 1, 1_000));

    var events = all(EVER);

    assertThat(events.newestFirst()).hasSize(1);
    assertThat(events.reachesBack()).isFalse();
    server.verify(10, getRequestedFor(urlPathEqualTo(EVENTS)));
  }

  @Test
  void answerWithoutEventsIsTrouble() {
    answer("{}");

    assertThat(trouble(Unavailable.class, () -> since(EVER)))
        .hasMessageEndingWith("answered without events");
  }

  private void page(int number, String id, String at) {
    server.stubFor(
        get(urlPathEqualTo(EVENTS))
            .withQueryParam("page", equalTo(Integer.toString(number)))
            .willReturn(okJson(rows(id, at, number, 9))));
  }

  private static String rows(String id, String at, int page, int pages) {
    return """
    {"events":[{"id":"%s","type":"restart","created_at":"%s","user":{"username":"user of %s"}}],
     "meta":{"pagination":{"current_page":%d,"total_pages":%d}}}
    """
        .formatted(id, at, id, page, pages);
  }
}
