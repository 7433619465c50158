package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rollbackbot.app.config.TreeReader;
import rollbackbot.archive.CodeArchives;
import rollbackbot.database.Databases;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.CureLook;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.once.HealthProbe;
import rollbackbot.outside.AfterRollback;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Outside;
import rollbackbot.outside.Tickets;
import rollbackbot.people.ReplyAddress;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.postgres.Connections;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Platform;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.rollback.Machine;
import rollbackbot.room.Timing;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.text.Language;
import rollbackbot.ticket.Prose;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/** A process may be frozen between storing that it will ask for a deployment, and asking. */
class FrozenProcessTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final AppName APP = new AppName("my-app");
  private static final IncidentId ID = new IncidentId("one");
  private static final BranchName BRANCH = new BranchName("release/v4.0.0");
  private static final CommitId COMMIT = new CommitId("4".repeat(40));
  private static final Tag TAG = new Tag(new TagName("v4.0.0"), COMMIT, Optional.empty());

  private final List<String> asked = new ArrayList<>();
  private Instant now = NOW;
  private Incident stored = aboutToAsk();

  @Test
  void whoHasJustStoredItAsks() {
    advance(Duration.ofSeconds(4));

    assertThat(asked).containsExactly("deployments", "deploy");
    assertThat(stored.state()).isInstanceOf(DeployState.Deploying.class);
  }

  @Test
  void whoWasFrozenInBetweenLooksInstead() {
    advance(Duration.ofSeconds(5));

    assertThat(asked).containsExactly("deployments", "deployments");
    assertThat(stored.state()).isInstanceOf(DeployState.Requesting.class);
  }

  private void advance(Duration frozen) {
    var app = Connections.unnamedApp(APP);
    var apps = answering(Apps.class, Map.of("find", _ -> Optional.of(app)));
    var incidents =
        answering(
            Incidents.class,
            Map.of(
                "find",
                _ -> Optional.of(stored),
                "stands",
                _ -> true,
                "store",
                values -> {
                  stored = next((Change) values[0]);
                  now = now.plus(frozen);
                  return true;
                }));
    var refs = new RepositoryRefs(List.of(TAG), Map.of(BRANCH, COMMIT));
    var outside =
        new Outside(
            answering(
                Platform.class,
                Map.of(
                    "recent",
                    _ -> noted("deployments", new Platform.Recent(history(), true)),
                    "deployments",
                    _ -> noted("deployments", history()),
                    "repositoryLink",
                    _ -> Optional.empty(),
                    "deploy",
                    _ -> noted("deploy", deployment("ours", "queued")))),
            answering(SourceRepository.class, Map.of("exactRefs", _ -> refs)),
            answering(HealthProbe.class, Map.of()),
            answering(Environment.class, Map.of()),
            answering(Databases.class, Map.of()),
            answering(Tickets.class, Map.of()),
            answering(SourceCode.class, Map.of()),
            answering(CodeArchives.class, Map.of()),
            answering(AfterRollback.class, Map.of()),
            (_, _) -> Optional.empty());
    var machine =
        new Machine(
            TreeReader.builtIn(),
            outside,
            incidents,
            answering(OutputVersionCache.class, Map.of()),
            new SecretCleaner(List.of()),
            answering(Prose.class, Map.of()),
            answering(EvidenceAhead.class, Map.of()),
            answering(CureLook.class, Map.of()),
            Timing.standard(),
            () -> Duration.between(NOW, now),
            () -> now);
    new Advancing(
            incidents,
            apps,
            machine,
            new PollPace(() -> 600, () -> now),
            JobTiming.standard().steps(),
            () -> Duration.between(NOW, now),
            () -> now,
            _ -> {})
        .advance(ID, stored.revision(), Optional.empty());
  }

  private static Incident next(Change change) {
    return change.incident().withRevision(change.incident().revision() + 1);
  }

  private <T> T noted(String call, T answer) {
    asked.add(call);
    return answer;
  }

  /** Answers these methods; no other one may be called. */
  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, values) ->
                Optional.ofNullable(answers.get(method.getName()))
                    .orElseThrow(() -> new IllegalStateException("not to be called: " + method))
                    .apply(values)));
  }

  private static List<Deployment> history() {
    return List.of(deployment("current", "success"));
  }

  private static Deployment deployment(String id, String status) {
    return new Deployment(
        new DeploymentId(id),
        NOW,
        new DeploymentStatus(status),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Incident aboutToAsk() {
    var confirmed = new Confirmed(plan(), "U0ALICE", NOW, false, Optional.empty());
    return Incident.opened(
            ID,
            APP,
            Language.ENGLISH,
            "U0ALICE",
            NOW,
            "C0INCIDENTS",
            new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty()),
            new DeployState.LookingOnceMore(confirmed, 0))
        .withRevision(1);
  }

  private static Plan plan() {
    var current =
        new Release(
            new DeploymentId("current"),
            Optional.of(new Version("4.1.0")),
            Optional.empty(),
            NOW,
            Optional.empty(),
            VersionSource.TAG,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var target =
        new Target(
            Optional.of(new Version("4.0.0")),
            Optional.of(TAG),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    return new Plan(
        new PlanRequest.Previous(),
        current,
        target,
        new Repository("https://github.com/acme/my-app.git"),
        BRANCH,
        true,
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
