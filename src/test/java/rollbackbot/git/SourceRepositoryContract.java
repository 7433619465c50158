package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.suite.Patience;

/** What every Git host and {@link JGitRepositories} must do together. */
abstract class SourceRepositoryContract {
  static final TagName V400 = new TagName("v4.0.0");
  static final TagName V410 = new TagName("v4.1.0");
  static final BranchName RELEASE = new BranchName("release/v4.0.0");

  @TempDir Path folder;
  SourceHost host;
  HostedRepository hosted;
  Repository address;
  final SourceRepository repositories = repositories(VouchedRepository::of);

  abstract SourceHost open(Path folder) throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    host = open(folder.resolve("git"));
    hosted = host.repository("acme", "my-app");
    hosted.release("4.0.0").annotatedRelease("4.1.0").release("4.2.0");
    address = host.address("acme", "my-app");
  }

  @AfterEach
  void closeHost() throws Exception {
    host.stop();
  }

  static JGitRepositories repositories(
      Function<PinnedCommit, org.eclipse.jgit.lib.Repository> withoutObjects) {
    return new JGitRepositories(
        GitCredentials.none(),
        OutgoingProxies.none(),
        Duration.ofSeconds(20),
        Clock.systemUTC(),
        withoutObjects,
        JGitRepositories.MOST_OF_A_LOOK);
  }

  Tag tag(TagName name) {
    return repositories.exactRefs(address, Optional.of(name), RELEASE).tags().getFirst();
  }

  @Test
  void lightweightTagIsReadWithItsCommit() {
    var refs = repositories.exactRefs(address, Optional.of(V400), RELEASE);

    assertThat(refs.tags())
        .containsExactly(new Tag(V400, hosted.commitOf("v4.0.0"), Optional.empty()));
    assertThat(refs.branches()).isEmpty();
  }

  @Test
  void annotatedTagIsPeeled() {
    var tag = tag(V410);

    assertThat(tag.commit()).isEqualTo(hosted.commitOf("v4.1.0"));
    assertThat(tag.tagObject())
        .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(tag.commit().value()));
  }

  @Test
  void missingNamesAreAbsent() {
    hosted.release("9.0.0-beta").branch("release/v9.0.0-2", "main");

    var refs =
        repositories.exactRefs(
            address, Optional.of(new TagName("v9.0.0")), new BranchName("release/v9.0.0"));

    assertThat(refs.tags()).isEmpty();
    assertThat(refs.branches()).isEmpty();
  }

  @Test
  void allTagsAndTheBranchesOfAPrefixAreReadAtOnce() {
    hosted.branch("release/v4.0.0", "v4.0.0").branch("hotfix/v4.0.0", "v4.0.0");

    var refs = repositories.refs(address, "release");

    assertThat(refs.tags())
        .extracting(tag -> tag.name().value())
        .containsExactlyInAnyOrder("v4.0.0", "v4.1.0", "v4.2.0");
    assertThat(refs.branches()).isEqualTo(Map.of(RELEASE, hosted.commitOf("v4.0.0")));
  }

  @Test
  void thousandTagsAreRead() {
    hosted.tags(IntStream.range(0, 1000).mapToObj(number -> "v5.0." + number).toList(), "main");

    var refs = repositories.refs(address, "release");

    assertThat(refs.tags()).hasSize(1003);
  }

  @Test
  void emptyRepositoryHasNoRefs() {
    host.repository("acme", "empty");

    var refs = repositories.refs(host.address("acme", "empty"), "release");

    assertThat(refs.tags()).isEmpty();
    assertThat(refs.branches()).isEmpty();
  }

  @Test
  void repositoryThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> repositories.refs(host.address("acme", "nothing"), "release"))
        .isInstanceOfSatisfying(
            OutsideTrouble.Refused.class, refused -> assertThat(refused.isNotFound()).isTrue());
  }

  @Test
  void branchIsCreatedAtALightweightTag() {
    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.0.0"));
  }

  @Test
  void branchIsCreatedAtTheCommitOfAnAnnotatedTag() {
    var branch = new BranchName("release/v4.1.0");

    var ending = repositories.createBranch(address, branch, PinnedCommit.of(tag(V410)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry("release/v4.1.0", tag(V410).commit());
  }

  @Test
  void secondPushFindsTheBranchThere() {
    repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    var second = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(second).isEqualTo(new BranchCreation.AlreadyThere());
  }

  @Test
  void branchAtAnotherCommitIsLeftAlone() {
    hosted.branch("release/v4.0.0", "v4.2.0");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Taken(hosted.commitOf("v4.2.0")));
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.2.0"));
  }

  @Test
  void branchAtAnAncestorIsNotMovedForward() {
    hosted.branch("release/v4.1.0", "v4.0.0");

    var ending =
        repositories.createBranch(
            address, new BranchName("release/v4.1.0"), PinnedCommit.of(tag(V410)));

    assertThat(ending).isEqualTo(new BranchCreation.Taken(hosted.commitOf("v4.0.0")));
    assertThat(hosted.branches()).containsEntry("release/v4.1.0", hosted.commitOf("v4.0.0"));
  }

  @Test
  void racersAllEndWithTheBranchThere() throws Exception {
    var target = tag(V400);

    var endings = race(4, () -> createdAtLast(PinnedCommit.of(target)));

    assertThat(endings)
        .contains(new BranchCreation.Created())
        .isSubsetOf(new BranchCreation.Created(), new BranchCreation.AlreadyThere());
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", target.commit());
  }

  @Test
  void racersForOtherCommitsFindTheBranchTaken() throws Exception {
    var targets = List.of(tag(V400), tag(V410), tag(V400), tag(V410));
    var next = new ConcurrentLinkedQueue<>(targets);

    var endings = race(4, () -> createdAtLast(PinnedCommit.of(next.remove())));

    var winner = hosted.commitOf("refs/heads/release/v4.0.0");
    assertThat(endings).contains(new BranchCreation.Created(), new BranchCreation.Taken(winner));
    assertThat(endings).noneMatch(BranchCreation.Rejected.class::isInstance);
  }

  /** A rollback asks again where the host is at somebody else's push. */
  private BranchCreation createdAtLast(PinnedCommit target) {
    for (int attempt = 1; attempt < 20; attempt++) {
      try {
        return repositories.createBranch(address, RELEASE, target);
      } catch (OutsideTrouble.Unavailable busy) {
        assertThat(busy).hasMessageContaining("another push of that name");
      }
    }
    return repositories.createBranch(address, RELEASE, target);
  }

  private static List<BranchCreation> race(int racers, Callable<BranchCreation> run)
      throws Exception {
    var start = new CyclicBarrier(racers);
    try (var threads = Executors.newFixedThreadPool(racers)) {
      var running = new ArrayList<Future<BranchCreation>>();
      for (int racer = 0; racer < racers; racer++) {
        running.add(
            threads.submit(() -> {
              start.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
              return run.call();
            }));
      }
      var endings = new ArrayList<BranchCreation>();
      for (var racer : running) {
        endings.add(racer.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS));
      }
      return endings;
    }
  }

  @Test
  void refusalOfAHookIsToldInItsOwnWords() throws Exception {
    host.refusePushes(hosted, "Branches are frozen until Monday.\nAsk alice.");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending)
        .isInstanceOfSatisfying(
            BranchCreation.Rejected.class,
            rejected ->
                assertThat(rejected.words())
                    .contains("Branches are frozen until Monday.")
                    .contains("Ask alice.")
                    .contains("pre-receive hook declined"));
    assertThat(hosted.branches()).doesNotContainKey("release/v4.0.0");
  }

  @Test
  void branchCalledReleaseBlocksTheReleaseBranch() {
    hosted.branch("release", "v4.0.0");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Blocked(new BranchName("release")));
  }

  @Test
  void branchBelowTheNameBlocksItToo() {
    hosted.branch("release/v4.0.0/fix", "v4.0.0");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Blocked(new BranchName("release/v4.0.0/fix")));
  }

  @Test
  void nameThatGitForbidsIsRejectedWithoutAsking() {
    var ending =
        repositories.createBranch(
            address, new BranchName("release/v4..0"), PinnedCommit.of(tag(V400)));

    assertThat(ending).isInstanceOf(BranchCreation.Rejected.class);
  }

  @Test
  void plainWayIsTakenWhenThePushWithoutObjectsFails() {
    var unable = repositories(tag -> VouchedRepository.forReading());

    var ending = unable.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.0.0"));
  }

  @Test
  void plainWayIsOpenWhereTheHostLeavesNothingOut() {
    hosted.setting("uploadpack", "allowFilter", "false");
    var unable = repositories(tag -> VouchedRepository.forReading());

    var ending = unable.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
  }

  @Test
  void plainWayKnowsAnnotatedTags() {
    var unable = repositories(tag -> VouchedRepository.forReading());

    var ending = unable.createBranch(address, RELEASE, PinnedCommit.of(tag(V410)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.1.0"));
  }

  @Test
  void plainWayCarriesTheFilesWhereTheHostHidesItsRefs() {
    hosted.setting("receive", "hideRefs", "refs/tags");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry("release/v4.0.0", hosted.commitOf("v4.0.0"));
  }

  @Test
  void tagThatMovedSinceIsNotTaken() {
    hosted.setting("receive", "hideRefs", "refs/tags");
    var target = tag(V400);
    hosted.tag("v4.0.0", "v4.2.0");

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(target));

    assertThat(ending)
        .isEqualTo(
            new BranchCreation.Rejected(
                "the tag v4.0.0 no longer stands for " + target.commit().abbreviated()));
    assertThat(hosted.branches()).doesNotContainKey("release/v4.0.0");
  }

  @Test
  void commitThatTheHostDoesNotHaveGetsNoBranch() {
    var unknown = new Tag(V400, new CommitId("1".repeat(40)), Optional.empty());

    var ending = repositories.createBranch(address, RELEASE, PinnedCommit.of(unknown));

    assertThat(ending).isInstanceOf(BranchCreation.Rejected.class);
    assertThat(hosted.branches()).doesNotContainKey("release/v4.0.0");
  }

  @Test
  void nothingSpeaksAgainstPushing() {
    assertThat(repositories.pushRefusal(address)).isEmpty();
    assertThat(hosted.branches()).containsOnlyKeys("main");
  }

  @Test
  void cloneOfTheResultHasTheBranchAtTheCommit() throws Exception {
    Assumptions.assumeTrue(GitHttpBackend.missing().isEmpty(), "git is installed");
    repositories.createBranch(address, RELEASE, PinnedCommit.of(tag(V400)));

    var clone = folder.resolve("clone");
    git("clone", "--quiet", "--branch", "release/v4.0.0", address.url(), clone.toString());

    assertThat(git("-C", clone.toString(), "rev-parse", "HEAD"))
        .isEqualTo(hosted.commitOf("v4.0.0").value());
    assertThat(clone.resolve("package.json")).content().contains("\"version\": \"4.0.0\"");
  }

  private String git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  private void untag(String name) {
    try {
      Files.delete(hosted.folder().resolve("refs/tags").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void branchIsCreatedAtACommitThatNothingNames() {
    var bare = new PinnedCommit(hosted.commitOf("v4.0.0"), Optional.empty());
    untag("v4.0.0");
    var branch = new BranchName("release/" + bare.commit().forBranch());

    var ending = repositories.createBranch(address, branch, bare);

    assertThat(ending).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry(branch.value(), bare.commit());
    assertThat(repositories.createBranch(address, branch, bare))
        .isEqualTo(new BranchCreation.AlreadyThere());
  }

  @Test
  void branchIsCreatedThePlainWayAtACommitThatNothingNames() {
    var bare = new PinnedCommit(hosted.commitOf("v4.0.0"), Optional.empty());
    untag("v4.0.0");
    var unable = repositories(_ -> VouchedRepository.forReading());

    assertThat(unable.createBranch(address, RELEASE, bare)).isEqualTo(new BranchCreation.Created());
    assertThat(hosted.branches()).containsEntry(RELEASE.value(), bare.commit());
  }

  @Test
  void commitThatTheRepositoryLacksGetsNoBranch() {
    var never = new PinnedCommit(new CommitId("1".repeat(40)), Optional.empty());

    assertThat(repositories.createBranch(address, RELEASE, never))
        .isInstanceOf(BranchCreation.Rejected.class);
    assertThat(hosted.branches()).doesNotContainKey(RELEASE.value());
  }

  @Test
  void tellsWhetherTheRepositoryHasACommit() {
    var there = hosted.commitOf("v4.0.0");
    untag("v4.0.0");

    assertThat(repositories.presence(address, there)).isEqualTo(SourceRepository.Presence.THERE);
    assertThat(repositories.presence(address, new CommitId("1".repeat(40))))
        .isEqualTo(SourceRepository.Presence.GONE);
  }
}
