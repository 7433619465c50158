package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.TrafficWindow;
import rollbackbot.feature.FeatureState;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.once.Asked;
import rollbackbot.plan.Failure;
import rollbackbot.restore.RestoreState;
import rollbackbot.ticket.TicketState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is stored must be readable by every later version. */
class IncidentRecordTest {
  private static final Path SAMPLES = Path.of("src/test/resources/rollbackbot/store");
  private static final int CURRENT = 2;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  static Stream<Class<?>> storedTypes() {
    return Json.TYPES.stream();
  }

  @ParameterizedTest
  @MethodSource("storedTypes")
  void everyVariantHasANameOfItsOwnAndComesBackAsItWas(Class<?> type) {
    var names = Json.variants(type).map(variant -> nameOf(type, variant)).toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z-]*"));
  }

  private static String nameOf(Class<?> type, Class<?> variant) {
    var sample = Samples.of(variant);
    var json = Json.write(sample);
    assertThat(Json.read(json, type)).as(json).isEqualTo(sample);
    return MAPPER.readTree(json).path("is").asString();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("states")
  void everyIncidentComesBackAsItWas(Incident incident) {
    assertThat(IncidentRecord.read(IncidentRecord.write(incident))).isEqualTo(incident);
  }

  /** With {@code -Dapprove=true} writes the sample; once released, a format is never rewritten. */
  @ParameterizedTest
  @ValueSource(ints = {1, CURRENT})
  void everySampleOfAFormatIsReadWithoutLoss(int format) throws IOException {
    var file = SAMPLES.resolve("incident-format-" + format + ".json");
    if (Boolean.getBoolean("approve") && format == CURRENT) {
      var samples = MAPPER.createArrayNode();
      states().map(IncidentRecord::write).map(MAPPER::readTree).forEach(samples::add);
      Files.createDirectories(SAMPLES);
      Files.writeString(
          file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(samples) + "\n");
    }
    var stored = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));

    for (JsonNode sample : stored) {
      var incident = IncidentRecord.read(sample.toString());
      var written = MAPPER.readTree(IncidentRecord.write(incident));
      var expected = (ObjectNode) IncidentRecord.current(sample, format);
      assertThat(withoutNulls(written)).isEqualTo(withoutNulls(expected.put("format", CURRENT)));
    }
    assertThat(stored.findValuesAsString("is"))
        .contains("deciding", "verifying", "offered", "proven", "not-healthy")
        .contains("confirmed", "replaced", "tag-moved", "retried");
    assertThat(stored.size()).isGreaterThanOrEqualTo(16);
  }

  /** The version before told by the trouble on the board alone whether a request was sent. */
  @Test
  void aRequestOfFormat1IsLookedForAndNotSent() throws IOException {
    var stored = MAPPER.readTree(Files.readString(SAMPLES.resolve("requests-format-1.json")));

    assertThat(stored).hasSize(16);
    for (JsonNode sample : stored) {
      var incident = IncidentRecord.read(sample.toString());
      assertThat(asked(incident)).hasValueSatisfying(it -> assertThat(it.isLooking()).isTrue());
    }
  }

  private static Optional<Asked> asked(Incident incident) {
    return switch (incident.state()) {
      case DeployState.Requesting(_, _, var asked) -> Optional.of(asked);
      case FeatureState.RequestingRestart(_, _, _, var asked) -> Optional.of(asked);
      case RestoreState.RequestingBackup(_, _, _, var asked) -> Optional.of(asked);
      case RestoreState.RequestingRestore(_, _, _, var asked) -> Optional.of(asked);
      case TicketState.OpeningTicket(_, _, var asked) -> asked;
      case FeatureState.SettingFlag(_, _, _, var asked) -> asked;
      default ->
          incident
              .branchDeployment()
              .map(BranchDeployment.Requesting.class::cast)
              .map(BranchDeployment.Requesting::asked);
    };
  }

  /** What a record didn't have yet is written as null, or as empty names. */
  private static JsonNode withoutNulls(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.removeIf(value -> value.isNull() || (value.isObject() && value.isEmpty()));
    }
    json.forEach(IncidentRecordTest::withoutNulls);
    return json;
  }

  /** As it was stored before crashes were watched too. */
  @Test
  void aRecoveryThatIsWatchedGoesOnAfterAnUpdate() {
    var seen = new TrafficWindow(Instant.EPOCH, Instant.EPOCH, 400, 0.08);
    var watched =
        new Cure.Watched(
            Optional.of(new Claim.Errors(seen, seen)),
            Optional.empty(),
            Instant.EPOCH,
            1,
            Instant.EPOCH);
    var stored = Json.write(watched);

    var before = stored.replace("\"crashes\":null,", "").replace(",\"crashes\":null", "");

    assertThat(before).doesNotContain("crashes").contains("\"is\":\"watched\"");
    assertThat(Json.read(before, Cure.class)).isEqualTo(watched);
  }

  @Test
  void aRecordOfANewerVersionIsRefusedInsteadOfMisread() {
    var newer =
        IncidentRecord.write(states().findFirst().orElseThrow())
            .replaceFirst("\"format\":2", "\"format\":3");

    assertThatThrownBy(() -> IncidentRecord.read(newer)).hasMessageContaining("newer version");
  }

  /** An incident in every state, the first with every message that a thread can hold. */
  static Stream<Incident> states() {
    var sample = Samples.of(Incident.class);
    var number = new AtomicInteger();
    var thread = contents().map(it -> entry(number, it)).toList();
    var states = Json.variants(State.class).map(Samples::of).map(State.class::cast).toList();
    return states.stream()
        .map(state ->
            withState(sample, state, state.equals(states.getFirst()) ? thread : List.of()));
  }

  private static ThreadEntry entry(AtomicInteger number, Entry content) {
    return new ThreadEntry(number.incrementAndGet(), Samples.of(Instant.class), content);
  }

  private static Stream<Entry> contents() {
    var plain = Json.variants(Entry.class).map(Samples::of);
    var milestones =
        Json.variants(Milestone.class)
            .map(Samples::of)
            .map(Milestone.class::cast)
            .map(IncidentEntry.Reached::new);
    var stops =
        Json.variants(Failure.Reason.class)
            .map(Samples::of)
            .map(Failure.Reason.class::cast)
            .map(IncidentRecordTest::stopped);
    var decisions =
        Json.variants(OfferEntry.Decision.class)
            .map(Samples::of)
            .map(OfferEntry.Decision.class::cast)
            .map(decision -> offered(decision, Optional.empty()));
    var becauses =
        Json.variants(OfferEntry.NewPlanBecause.class)
            .map(Samples::of)
            .map(OfferEntry.NewPlanBecause.class::cast)
            .map(because -> offered(new OfferEntry.Decision.Open(), Optional.of(because)));
    return Stream.of(plain, milestones, stops, decisions, becauses)
        .flatMap(it -> it)
        .map(Entry.class::cast);
  }

  private static Entry offered(
      OfferEntry.Decision decision, Optional<OfferEntry.NewPlanBecause> because) {
    var sample = Samples.of(OfferEntry.Offered.class);
    return new OfferEntry.Offered(sample.plan(), sample.prompt(), decision, because);
  }

  private static Entry stopped(Failure.Reason reason) {
    var sample = Samples.of(OfferEntry.Stopped.class);
    var failure = sample.failure();
    return new OfferEntry.Stopped(
        new Failure(reason, failure.production(), failure.changed(), failure.logTail()),
        sample.prompt(),
        sample.autoDeploy(),
        sample.alternatives(),
        sample.settledBy());
  }

  private static Incident withState(Incident sample, State state, List<ThreadEntry> thread) {
    return new Incident(
        sample.id(),
        sample.app(),
        sample.language(),
        sample.openedBy(),
        sample.openedAt(),
        sample.channel(),
        sample.replyTo(),
        sample.revision(),
        sample.prompt(),
        sample.answers(),
        state,
        sample.waitingSince(),
        sample.reminders(),
        sample.autoDeploy(),
        sample.changedProduction(),
        sample.situation(),
        sample.trouble(),
        sample.reason(),
        sample.pendingCall(),
        sample.branchDeployment(),
        sample.names(),
        sample.aftermath(),
        thread,
        sample.about(),
        sample.evidence(),
        sample.toldIn());
  }
}
