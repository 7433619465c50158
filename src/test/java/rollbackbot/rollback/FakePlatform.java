package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.archive.Tar;
import rollbackbot.incident.Entry;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Platform;
import rollbackbot.release.PlatformApp;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.OutputTail;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

/**
 * A platform with one app. Deployments take their time, one after the other, and can't be stopped;
 * a branch that the Git host doesn't have is refused.
 */
final class FakePlatform implements Platform {
  static final String BOT = "rollback-bot";
  private static final Duration UPLOAD_LASTS = Duration.ofMinutes(10);
  private static final int PAGE = 50;
  private static final Duration STAGE = Duration.ofSeconds(20);
  private static final List<String> STAGES = List.of("queued", "building", "pushing", "starting");

  private final PlatformApp only;
  private final FakeRepositories git;
  private final Disturbances disturbances;
  private final HandClock clock;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Upload> uploads = new HashMap<>();
  private final Map<DeploymentId, List<OutputVersion>> outputs = new HashMap<>();
  private Optional<RepositoryLink> link;
  private AnsweredRef answeredRef = AnsweredRef.WHOLE;
  private Optional<String> stack = Optional.of("scalingo/scalingo-22");
  private final Set<DeploymentId> lacking = new HashSet<>();
  private Instant refsAreLateSince = Instant.MAX;
  private Instant refsAreToldFrom = Instant.MIN;
  private String nextEnd = "success";
  private Optional<String> lastLine = Optional.empty();
  private Duration nextDuration = STAGE.multipliedBy(STAGES.size());

  /** What {@code git_ref} the platform tells of a deployment. */
  enum AnsweredRef {
    WHOLE,
    SHORT,
    BRANCH,
    ABSENT,
    OTHER_COMMIT
  }

  private Deployment at(Entry entry, Instant now) {
    var told = entry.at(now);
    boolean late = !entry.createdAt().isBefore(refsAreLateSince) && now.isBefore(refsAreToldFrom);
    return late
        ? new Deployment(
            told.id(),
            told.createdAt(),
            told.status(),
            Optional.empty(),
            told.pusher(),
            told.duration(),
            told.stack())
        : told;
  }

  private record Entry(
      DeploymentId id,
      Instant createdAt,
      Instant endsAt,
      String end,
      Optional<String> ref,
      String pusher,
      Optional<String> stack) {

    Deployment at(Instant now) {
      boolean over = !now.isBefore(endsAt);
      return new Deployment(
          id,
          createdAt,
          new DeploymentStatus(over ? end : running(now)),
          ref,
          Optional.of(pusher),
          over ? Optional.of(Duration.between(createdAt, endsAt)) : Optional.empty(),
          stack);
    }

    private String running(Instant now) {
      var whole = Math.max(1, Duration.between(createdAt, endsAt).toMillis());
      var gone = Math.max(0, Duration.between(createdAt, now).toMillis());
      return STAGES.get((int) Math.min(STAGES.size() - 1, gone * STAGES.size() / whole));
    }
  }

  FakePlatform(
      PlatformApp only,
      RepositoryLink link,
      FakeRepositories git,
      Disturbances disturbances,
      HandClock clock) {
    this.only = only;
    this.link = Optional.of(link);
    this.git = git;
    this.disturbances = disturbances;
    this.clock = clock;
  }

  /** A deployment that was over before. */
  DeploymentId past(CommitId commit, Instant at, String pusher, String end) {
    return past(Optional.of(commit.value()), at, pusher, end);
  }

  DeploymentId past(Optional<String> ref, Instant at, String pusher, String end) {
    return add(at, at.plusSeconds(80), end, ref, pusher);
  }

  /** From now on this is what deployments are built on; empty: it isn't told. */
  void buildsOn(Optional<String> newStack) {
    stack = newStack;
  }

  /** Somebody else deploys a commit, now. */
  DeploymentId somebodyDeploys(String pusher, CommitId commit) {
    return start(pusher, Optional.of(commit.value()));
  }

  /** Somebody else deploys a branch, and the platform tells no more than its name. */
  DeploymentId somebodyDeploys(String pusher, BranchName branch) {
    return start(pusher, Optional.of(branch.value()));
  }

  /** A deployment appears of which the platform doesn't tell the ref. */
  DeploymentId somebodyDeploysSomething(String pusher) {
    return start(pusher, Optional.empty());
  }

  private DeploymentId start(String pusher, Optional<String> ref) {
    var now = clock.instant();
    var free = entries.stream().map(Entry::endsAt).max(Instant::compareTo).orElse(now);
    var begin = free.isAfter(now) ? free : now;
    var end = nextEnd;
    var duration = nextDuration;
    nextEnd = "success";
    nextDuration = STAGE.multipliedBy(STAGES.size());
    return add(now, begin.plus(duration), end, ref, pusher);
  }

  private DeploymentId add(
      Instant at, Instant endsAt, String end, Optional<String> ref, String pusher) {
    var id = new DeploymentId("deployment-" + (entries.size() + 1));
    entries.addFirst(new Entry(id, at, endsAt, end, ref, pusher, stack));
    return id;
  }

  /** For a while the history doesn't list this one, though it is there. */
  void lacks(DeploymentId id) {
    lacking.add(id);
  }

  void lacksNothing() {
    lacking.clear();
  }

  /** For so long the history doesn't list this one. */
  void lacks(DeploymentId id, Duration time) {
    lacks(id);
    clock.in(time, () -> lacking.remove(id));
  }

  /** For so long it isn't told what is deployed from now on. */
  void tellsNoRefs(Duration time) {
    refsAreToldFrom = clock.instant().plus(time);
    refsAreLateSince = clock.instant();
  }

  /** From now on outputs end with this line. */
  void outputsEndWith(String line) {
    lastLine = Optional.of(line);
  }

  /** The next deployment ends so. */
  void nextEnds(String status) {
    nextEnd = status;
  }

  void nextTakes(Duration duration) {
    nextDuration = duration;
  }

  void tells(AnsweredRef form) {
    answeredRef = form;
  }

  void unlink() {
    link = Optional.empty();
  }

  void linkedTo(String branch) {
    link =
        link.map(it ->
            new RepositoryLink(
                it.owner(),
                it.name(),
                it.root(),
                it.repository(),
                Optional.of(branch),
                it.autoDeployEnabled()));
  }

  void link(RepositoryLink other) {
    link = Optional.of(other);
  }

  void output(DeploymentId id, String name, String version) {
    outputs.put(id, List.of(new OutputVersion(Optional.of(name), version)));
  }

  boolean autoDeploys() {
    return link.filter(RepositoryLink::autoDeployEnabled).isPresent();
  }

  void autoDeploys(boolean enabled) {
    link =
        link.map(it ->
            new RepositoryLink(
                it.owner(), it.name(), it.root(), it.repository(), it.branch(), enabled));
  }

  /** The deployments that the bot asked for, newest first. */
  List<Deployment> byBot() {
    var now = clock.instant();
    return entries.stream()
        .filter(entry -> entry.pusher().equals(BOT))
        .map(entry -> entry.at(now))
        .toList();
  }

  /** The ref of the newest success: what runs. */
  Optional<String> runs() {
    var now = clock.instant();
    return entries.stream()
        .map(entry -> entry.at(now))
        .filter(deployment -> deployment.status().isSuccess())
        .findFirst()
        .flatMap(Deployment::gitRef);
  }

  @Override
  public boolean exists(PlatformApp app) {
    return disturbances.read("platform.exists", () -> app.equals(only));
  }

  @Override
  public List<String> appNames(String region) {
    return disturbances.read("platform.appNames", () -> List.of(only.name()));
  }

  @Override
  public Optional<RepositoryLink> repositoryLink(PlatformApp app) {
    return disturbances.read(
        "platform.link",
        () -> {
          require(app);
          return link;
        });
  }

  @Override
  public Recent recent(PlatformApp app, int limit, Predicate<List<Deployment>> enough) {
    for (int read = Math.min(PAGE, limit); ; read = Math.min(read + PAGE, limit)) {
      var newest = newest(app, read);
      boolean all = read >= entries.size();
      if (enough.test(newest) || all || read == limit) {
        return new Recent(newest, all);
      }
    }
  }

  private List<Deployment> newest(PlatformApp app, int limit) {
    return disturbances.read(
        "platform.deployments",
        () -> {
          require(app);
          var now = clock.instant();
          return entries.stream()
              .filter(entry -> !lacking.contains(entry.id()))
              .limit(limit)
              .map(entry -> at(entry, now))
              .toList();
        });
  }

  @Override
  public int mostCallsOfAReading() {
    return 30;
  }

  @Override
  public Deployment deployment(PlatformApp app, DeploymentId id) {
    return disturbances.read(
        "platform.deployment",
        () -> {
          require(app);
          return entries.stream()
              .filter(entry -> entry.id().equals(id))
              .map(entry -> at(entry, clock.instant()))
              .findFirst()
              .orElseThrow(() -> notFound("deployment " + id));
        });
  }

  @Override
  public List<OutputVersion> outputVersions(PlatformApp app, DeploymentId id, VersionLines lines) {
    return disturbances.read("platform.output", () -> outputs.getOrDefault(id, List.of()));
  }

  @Override
  public OutputTail outputTail(PlatformApp app, DeploymentId id, int lines) {
    return disturbances.read(
        "platform.outputTail",
        () -> OutputTail.toTheEnd(List.of(lastLine.orElse("the end of " + id))));
  }

  @Override
  public void setAutoDeploy(PlatformApp app, boolean enabled) {
    disturbances.change(
        "platform.setAutoDeploy",
        () -> {
          require(app);
          if (link.isEmpty()) {
            throw notFound("scm_repo_link");
          }
          autoDeploys(enabled);
          return enabled;
        });
  }

  @Override
  public Deployment deploy(PlatformApp app, BranchName branch) {
    return disturbances.change(
        "platform.deploy",
        () -> {
          require(app);
          var commit =
              link.flatMap(_ -> git.head(branch))
                  .orElseThrow(() ->
                      new OutsideTrouble.Refused(
                          "deploying " + branch + ": 422, branch not found",
                          422,
                          "branch not found"));
          var id = start(BOT, ref(commit, branch));
          return entries.getFirst().id().equals(id)
              ? entries.getFirst().at(clock.instant())
              : deployment(app, id);
        });
  }

  /** The label that was given comes back, whatever the archive holds. */
  @Override
  public Deployment deploy(PlatformApp app, ArchiveSource source) {
    return disturbances.change(
        "platform.deployArchive",
        () -> {
          require(app);
          commitAt(source.address().reveal())
              .filter(source.commit()::equals)
              .orElseThrow(() -> new AssertionError("another commit's archive: " + source));
          return at(entryOf(start(BOT, ref(source.commit()))), clock.instant());
        });
  }

  /** Addresses of uploads live for ten minutes. */
  private Optional<CommitId> commitAt(String address) {
    return Optional.ofNullable(uploads.get(address))
        .filter(upload -> clock.instant().isBefore(upload.at().plus(UPLOAD_LASTS)))
        .map(Upload::commit)
        .or(() -> FakeArchives.commitAt(address));
  }

  private record Upload(CommitId commit, Instant at) {}

  /** How many archives were put here. */
  int uploads() {
    return uploads.size();
  }

  @Override
  public Secret upload(PlatformApp app, ArchiveFile file) {
    var commit = Tar.commitOf(file);
    return disturbances.change(
        "platform.upload",
        () -> {
          require(app);
          var address = "https://sources.example/" + uploads.size() + "?token=upload-secret";
          uploads.put(address, new Upload(commit, clock.instant()));
          return new Secret(address);
        });
  }

  private Entry entryOf(DeploymentId id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String account() {
    return disturbances.read("platform.account", () -> BOT);
  }

  private Optional<String> ref(CommitId commit) {
    return answeredRef == AnsweredRef.BRANCH
        ? Optional.of(commit.value())
        : ref(commit, new BranchName("none"));
  }

  private Optional<String> ref(CommitId commit, BranchName branch) {
    return switch (answeredRef) {
      case WHOLE -> Optional.of(commit.value());
      case SHORT -> Optional.of(commit.abbreviated());
      case BRANCH -> Optional.of(branch.value());
      case ABSENT -> Optional.empty();
      case OTHER_COMMIT -> Optional.of("e".repeat(40));
    };
  }

  @Override
  public URI dashboard(PlatformApp app, DeploymentId id) {
    return URI.create("https://dashboard.example/" + app.name() + "/" + id);
  }

  @Override
  public URI dashboard(PlatformApp app) {
    return URI.create("https://dashboard.example/" + app.name());
  }

  private void require(PlatformApp app) {
    if (!app.equals(only)) {
      throw notFound("app " + app.name());
    }
  }

  static OutsideTrouble notFound(String what) {
    return new OutsideTrouble.Refused("reading " + what + ": 404, not found", 404, "not found");
  }
}
