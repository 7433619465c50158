package rollbackbot.githost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.outside.TicketText;
import rollbackbot.release.TicketSystem;
import rollbackbot.sandbox.git.ApiOperation;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.git.HostedIssue;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Lineage;
import rollbackbot.suite.Patience;

/** The client on the sandbox's host, whose code is that of real commits. */
class GitHostOnFakeGitHostTest {
  private static final Secret TOKEN = new Secret("token-of-this-host");
  private static final TicketText TEXT =
      new TicketText("Checkout is broken", "See incident-7.", List.of("rollback"));

  @TempDir Path folder;
  private FakeGitHost host;
  private HostedRepository hosted;
  private Repository repository;

  @BeforeEach
  void openHost() {
    host = new FakeGitHost(folder, 0).start();
    host.api().requireToken(TOKEN);
    hosted = host.repository("acme", "my-app").release("4.0.0");
    repository = host.address("acme", "my-app");
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private GitHostApi api(Secret token) {
    return new GitHostApi(
        new GitHostSettings(
            Set.of("127.0.0.1:" + host.port()),
            Optional.of(token),
            Optional.empty(),
            Optional.of(new ApiAddress(host.apiUrl(), ApiKind.GITHUB)),
            "rollback-bot/test",
            OutgoingProxies.none()),
        Timeouts.within(Patience.LONG),
        InstantSource.system());
  }

  private CommitId commit(String name) {
    return hosted.commitOf(name);
  }

  private List<String> changed(String from, String to) {
    return api(TOKEN)
        .compare(repository, commit(from), commit(to))
        .flatMap(SourceCode.Comparison::files)
        .orElseThrow();
  }

  private Lineage lineage(String base, String other) {
    return api(TOKEN).lineage(repository, commit(base), commit(other)).orElseThrow();
  }

  @Test
  void anOpenedTicketIsFoundAgain() {
    assertThat(api(TOKEN).find(TicketSystem.GITHUB, repository, "incident-7")).isEmpty();

    var opened = api(TOKEN).open(TicketSystem.GITHUB, repository, TEXT);

    assertThat(opened.label()).isEqualTo("#1");
    assertThat(opened.link()).hasPath("/acme/my-app/issues/1");
    assertThat(api(TOKEN).find(TicketSystem.GITHUB, repository, "incident-7")).contains(opened);
    assertThat(host.api().issues("acme", "my-app"))
        .containsExactly(
            new HostedIssue(1, "Checkout is broken", "See incident-7.", List.of("rollback")));
  }

  @Test
  void aTicketWhoseAnswerWasLostIsFound() {
    host.api().failNext(new GitFault.LostAnswer(), ApiOperation.OPEN_ISSUE);

    var trouble =
        catchThrowableOfType(
            Unanswered.class, () -> api(TOKEN).open(TicketSystem.GITHUB, repository, TEXT));

    assertThat(trouble).isNotNull();
    assertThat(api(TOKEN).find(TicketSystem.GITHUB, repository, "incident-7")).isPresent();
    assertThat(host.api().count(ApiOperation.OPEN_ISSUE)).isEqualTo(1);
  }

  @Test
  void theHostMayRefuseOrBeInTrouble() {
    host.api().failNext(new GitFault.Status(410, "Issues are disabled", Optional.empty()));
    host.api().failNext(new GitFault.Status(500, "", Optional.empty()), ApiOperation.LIST_ISSUES);

    assertThat(
            catchThrowableOfType(
                Refused.class, () -> api(TOKEN).open(TicketSystem.GITHUB, repository, TEXT)))
        .hasMessageEndingWith("410, Issues are disabled");
    assertThat(
            catchThrowableOfType(
                Unavailable.class,
                () -> api(TOKEN).find(TicketSystem.GITHUB, repository, "incident-7")))
        .isNotNull();
    assertThat(host.api().issues("acme", "my-app")).isEmpty();
  }

  @Test
  void aWrongTokenIsRefused() {
    var refused =
        catchThrowableOfType(
            Refused.class,
            () -> api(new Secret("other")).open(TicketSystem.GITHUB, repository, TEXT));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(host.api().received().getLast().authorization()).isEqualTo(SentCredentials.WRONG);
    assertThat(host.api().issues("acme", "my-app")).isEmpty();
  }

  @Test
  void ticketsOfManyPagesAreLookedThrough() {
    api(TOKEN).open(TicketSystem.GITHUB, repository, TEXT);
    var other = new TicketText("Other", "Something else.", List.of());
    IntStream.range(0, 60).forEach(_ -> api(TOKEN).open(TicketSystem.GITHUB, repository, other));

    assertThat(api(TOKEN).find(TicketSystem.GITHUB, repository, "incident-7"))
        .map(ticket -> ticket.label())
        .contains("#1");
    assertThat(host.api().count(ApiOperation.LIST_ISSUES)).isEqualTo(2);
  }

  @Test
  void whatDiffersBetweenTwoReleasesIsTold() {
    hosted.commit("A migration", Map.of("db/migrate/1.sql", "alter table shop"));
    hosted.release("4.1.0");

    assertThat(changed("v4.0.0", "v4.1.0"))
        .containsExactlyInAnyOrder("db/migrate/1.sql", "package.json", "server.js");
    assertThat(changed("v4.1.0", "v4.0.0"))
        .containsExactlyInAnyOrder("db/migrate/1.sql", "package.json", "server.js");
    assertThat(changed("v4.1.0", "v4.1.0")).isEmpty();
  }

  @Test
  void manyFilesAreNotTold() {
    var files =
        IntStream.range(0, 301)
            .boxed()
            .collect(Collectors.toMap(number -> "f/" + number, String::valueOf));
    hosted.commit("Many", files).release("4.1.0");

    assertThat(api(TOKEN).compare(repository, commit("v4.1.0"), commit("v4.0.0")))
        .contains(new SourceCode.Comparison(Lineage.BEHIND, Optional.empty()));
  }

  @Test
  void howTwoCommitsLieToEachOtherIsTold() {
    hosted.release("4.1.0").branch("main", "v4.0.0").release("4.0.1");

    assertThat(lineage("v4.1.0", "v4.0.0")).isEqualTo(Lineage.BEHIND);
    assertThat(lineage("v4.0.0", "v4.1.0")).isEqualTo(Lineage.AHEAD);
    assertThat(lineage("v4.0.1", "main")).isEqualTo(Lineage.SAME);
    assertThat(lineage("v4.1.0", "v4.0.1")).isEqualTo(Lineage.DIVERGED);
    assertThat(host.api().count(ApiOperation.COMPARE)).isEqualTo(4);
  }

  @Test
  void whatAPlanNeedsIsToldInOneCall() {
    hosted.release("4.1.0");

    assertThat(changed("v4.1.0", "v4.0.0")).contains("package.json");
    assertThat(host.api().count(ApiOperation.COMPARE)).isEqualTo(1);
  }

  @Test
  void anUnknownCommitIsRefused() {
    var unknown = new CommitId("a".repeat(40));

    assertThat(
            catchThrowableOfType(
                Refused.class, () -> api(TOKEN).compare(repository, unknown, commit("v4.0.0"))))
        .isNotNull();
  }

  @Test
  void whatANewerReleaseHasOnTopIsTold() {
    hosted.commit("A migration\n\nAt last.", Map.of("db/migrate/1.rb", "add"));
    hosted.release("4.1.0");

    var changes = api(TOKEN).changes(repository, commit("v4.0.0"), commit("v4.1.0")).orElseThrow();

    assertThat(changes.lineage()).isEqualTo(Lineage.AHEAD);
    assertThat(changes.number()).isEqualTo(2);
    assertThat(changes.commits())
        .extracting(SourceCode.Commit::subject)
        .containsExactly("A migration", "Release 4.1.0");
    assertThat(changes.files())
        .containsExactlyInAnyOrder("db/migrate/1.rb", "package.json", "server.js");
    assertThat(changes.hasAllFiles()).isTrue();
    assertThat(host.api().count(ApiOperation.COMPARE)).isEqualTo(1);
  }

  @Test
  void ofAForkTheOtherLineIsTold() {
    hosted.release("4.1.0").branch("main", "v4.0.0").release("4.0.1");

    var changes = api(TOKEN).changes(repository, commit("v4.1.0"), commit("v4.0.1")).orElseThrow();

    assertThat(changes.lineage()).isEqualTo(Lineage.DIVERGED);
    assertThat(changes.commits())
        .extracting(SourceCode.Commit::subject)
        .containsExactly("Release 4.0.1");
  }
}
