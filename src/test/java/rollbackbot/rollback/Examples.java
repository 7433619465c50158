package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.TicketSystem;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;

/** One app with three releases behind it, and the people around it. */
final class Examples {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  static final String ALICE = "U0ALICE";
  static final String BOB = "U0BOB";

  static final String CHANNEL = "C0INCIDENTS";
  static final AppName MY_APP = new AppName("my-app");
  static final PlatformApp PLATFORM_APP = new PlatformApp("my-app-prod", "osc-fr1");
  static final Repository REPOSITORY = new Repository("https://github.com/acme/my-app.git");
  static final URI HEALTH = URI.create("https://my-app.example/health");

  static final Operators OPERATORS = new Operators.Listed(List.of(ALICE, BOB, "S0OPS"));

  /** The commits of the releases 3.9.0, 4.0.0 and 4.1.1, and of what is in no release. */
  static final CommitId C390 = commit('3');

  static final CommitId C400 = commit('4');
  static final CommitId C411 = commit('5');
  static final CommitId OTHER = commit('c');

  private Examples() {}

  static CommitId commit(char digit) {
    return new CommitId(String.valueOf(digit).repeat(40));
  }

  static Tag tag(String name, CommitId commit) {
    return new Tag(new TagName(name), commit, Optional.empty());
  }

  static App app() {
    return app(OPERATORS, REPOSITORY, "v{version}", Optional.empty(), Optional.empty());
  }

  static App appWithHealthCheck() {
    return app(OPERATORS, REPOSITORY, "v{version}", Optional.empty(), Optional.of(HEALTH));
  }

  static App appInChannel(String channel) {
    return app(OPERATORS, REPOSITORY, "v{version}", Optional.of(channel), Optional.empty());
  }

  static App appOf(Operators operators) {
    return app(operators, REPOSITORY, "v{version}", Optional.empty(), Optional.empty());
  }

  static App appFrom(Repository repository) {
    return app(OPERATORS, repository, "v{version}", Optional.empty(), Optional.empty());
  }

  static App appTagged(String format) {
    return app(OPERATORS, REPOSITORY, format, Optional.empty(), Optional.empty());
  }

  static App appBranching(String branchFormat) {
    return appTagged("v{version}", branchFormat);
  }

  static App appTagged(String tagFormat, String branchFormat) {
    return AppBuilder.like(appTagged(tagFormat)).branching(branchFormat).build();
  }

  static App appAsking(ApprovalRule approval) {
    return AppBuilder.like(app()).asking(approval).build();
  }

  static App appWithRiskyPaths(String... patterns) {
    return AppBuilder.like(app()).riskyPaths(patterns).build();
  }

  static App appThatCallsAfter(URI address) {
    return AppBuilder.like(app()).afterRollback(address).build();
  }

  static App appWithTickets() {
    return AppBuilder.like(app()).tickets(TicketSystem.GITHUB).build();
  }

  private static App app(
      Operators operators,
      Repository repository,
      String tagFormat,
      Optional<String> channel,
      Optional<URI> healthCheck) {
    return AppBuilder.named(MY_APP.value())
        .at(PLATFORM_APP)
        .from(repository)
        .tagged(tagFormat)
        .operatedBy(operators)
        .ownedBy(Optional.of("U0OWNER"))
        .channel(channel)
        .healthCheck(healthCheck)
        .featureFlags(List.of("FEATURE_*"))
        .build();
  }

  static RepositoryLink link(boolean autoDeploy) {
    return new RepositoryLink(
        "acme",
        "my-app",
        Optional.of("github.com"),
        Optional.of(REPOSITORY),
        Optional.of("main"),
        autoDeploy);
  }

  static History history(List<HistoryEntry> newestFirst, List<Tag> tags) {
    return history(newestFirst, tags, Map.of(), Set.of());
  }

  static History history(
      List<HistoryEntry> newestFirst,
      List<Tag> tags,
      Map<BranchName, CommitId> branches,
      Set<String> marks) {
    return new History(
        NOW,
        Optional.of(link(true)),
        REPOSITORY,
        newestFirst,
        Optional.empty(),
        Set.of(),
        tags,
        branches,
        marks,
        Set.of(),
        Set.of());
  }

  static Deployment deployment(int number, String status, Optional<String> ref) {
    return new Deployment(
        new DeploymentId("deployment-" + number),
        NOW.minus(Duration.ofHours(100)).plus(Duration.ofHours(number)),
        new DeploymentStatus(status),
        ref,
        Optional.of("carol"),
        status.equals("success") ? Optional.of(Duration.ofSeconds(80)) : Optional.empty(),
        Optional.of("scalingo/scalingo-22"));
  }
}
