package rollbackbot.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.lib.Constants;
import rollbackbot.git.ShallowCopy.Extent;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.TagName;

/** Git hosts over HTTP, by JGit: two requests to read refs, two to create a branch, no clone. */
public final class JGitRepositories implements SourceRepository {
  /** How servers say that another push holds the name: Git's own words, and JGit's. */
  private static final Pattern LOCKED =
      Pattern.compile("failed to lock|cannot lock ref|lock_failure", Pattern.CASE_INSENSITIVE);

  private static final long MOST = 512 * OkHttpGitConnection.MEGABYTE;

  /** Of a host that sends all files where one is wanted, or none. */
  static final long MOST_OF_A_LOOK = 8 * OkHttpGitConnection.MEGABYTE;

  private final OkHttpClient http;
  private final GitCredentials credentials;
  private final Duration limit;
  private final Clock clock;
  private final Function<PinnedCommit, org.eclipse.jgit.lib.Repository> withoutObjects;
  private final long mostOfALook;

  /**
   * @param limit how long one operation may take, as a whole
   */
  public JGitRepositories(
      GitCredentials credentials, OutgoingProxies proxies, Duration limit, Clock clock) {
    this(credentials, proxies, limit, clock, VouchedRepository::of, MOST_OF_A_LOOK);
  }

  JGitRepositories(
      GitCredentials credentials,
      OutgoingProxies proxies,
      Duration limit,
      Clock clock,
      Function<PinnedCommit, org.eclipse.jgit.lib.Repository> withoutObjects,
      long mostOfALook) {
    QuietSystem.install();
    this.credentials = credentials;
    this.limit = limit;
    this.clock = clock;
    this.withoutObjects = withoutObjects;
    this.mostOfALook = mostOfALook;
    // Redirects: JGit follows them by Git's rules. Retries: OkHttp replaces a connection that died
    // in
    // the pool, but never sends a body again that it has begun to send, because each is one-shot.
    // Timeouts: what counts is the rest of the conversation's deadline.
    this.http =
        Permissions.hold(proxies.on(new OkHttpClient.Builder()), Service.GIT)
            .followRedirects(false)
            .connectTimeout(limit)
            .readTimeout(limit)
            .writeTimeout(limit)
            .build();
  }

  @Override
  public RepositoryRefs refs(Repository repository, String branchPrefix) {
    var branches = Constants.R_HEADS + branchPrefix;
    return listed(repository, Deadline.in(limit), Constants.R_TAGS, branches)
        .named(name -> name.startsWith(Constants.R_TAGS) || name.startsWith(branches));
  }

  @Override
  public RepositoryRefs exactRefs(Repository repository, Optional<TagName> tag, BranchName branch) {
    return exactRefs(repository, tag, branch, Deadline.in(limit));
  }

  private RepositoryRefs exactRefs(
      Repository repository, Optional<TagName> tag, BranchName branch, Deadline deadline) {
    var names =
        Stream.concat(tag.map(AdvertisedRefs::of).stream(), Stream.of(AdvertisedRefs.of(branch)))
            .collect(Collectors.toSet());
    return listed(repository, deadline, names.toArray(String[]::new)).named(names::contains);
  }

  /** One look at the remote's refs: protocol v2, and only the names that start with these. */
  private AdvertisedRefs listed(Repository repository, Deadline deadline, String... prefixes) {
    var address = RemoteAddress.of(repository);
    var answers = answers(Operation.READ_REFS.of(address));
    try (var conversation = conversation(address, answers, deadline);
        var nothing = VouchedRepository.forReading()) {
      try (var transport = conversation.transport(nothing);
          var connection = transport.openFetch(List.of(), prefixes)) {
        return AdvertisedRefs.of(connection.getRefs());
      } catch (IOException e) {
        throw conversation.explain(e);
      }
    }
  }

  /** Fetches that one commit, without what it holds: a host that lacks it says so. */
  @Override
  public Presence presence(Repository repository, CommitId commit) {
    var address = RemoteAddress.of(repository);
    var answers = answers(Operation.FIND_COMMIT.of(commit, address));
    var bare = new PinnedCommit(commit, Optional.empty());
    try (var conversation = conversation(address, answers, Deadline.in(limit), mostOfALook);
        var copy = ShallowCopy.empty()) {
      try {
        copy.fetch(conversation, bare, Extent.COMMIT_ALONE);
        return copy.stands(bare) ? Presence.THERE : Presence.UNTOLD;
      } catch (IOException e) {
        if (conversation.endedAtItsLimit()) {
          return Presence.THERE; // a host that lacks it sends nothing
        }
        if (conversation.trouble().isPresent()) {
          throw conversation.explain(e);
        }
        return ShallowCopy.saysGone(e, commit) ? Presence.GONE : Presence.UNTOLD;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<SourceFile> file(Repository repository, CommitId at, String name) {
    var address = RemoteAddress.of(repository);
    var answers = answers(Operation.READ_FILE.of(name, address, at.abbreviated()));
    // What one of several risks is told by isn't worth as long a wait as the rollback itself.
    var deadline = Deadline.in(limit.dividedBy(3));
    try (var conversation = conversation(address, answers, deadline, mostOfALook)) {
      try {
        return new RootFile(at, name).read(conversation);
      } catch (IOException e) {
        if (conversation.endedAtItsLimit()) {
          return Optional.empty();
        }
        throw conversation.explain(e);
      }
    }
  }

  @Override
  public BranchCreation createBranch(
      Repository repository, BranchName branch, PinnedCommit target) {
    if (!org.eclipse.jgit.lib.Repository.isValidRefName(AdvertisedRefs.of(branch))) {
      return new BranchCreation.Rejected("Git allows no branch of the name " + branch);
    }
    var deadline = Deadline.in(limit);
    try {
      return switch (push(repository, branch, target, deadline.keeping(limit.dividedBy(4)))) {
        case BranchPush.Ending.Known(var creation) -> creation;
        case BranchPush.Ending.Declined(var words) ->
            // Somebody may have been faster: then the branch is there, and it is no refusal.
            standing(repository, branch, target, deadline).orElseGet(() -> declined(words));
        case BranchPush.Ending.Impossible(var _, var reason) -> new BranchCreation.Rejected(reason);
      };
    } catch (OutsideTrouble.Unanswered lost) {
      return standingAfter(lost, repository, branch, target, deadline);
    }
  }

  /** A name that somebody else's push holds at this moment is free, or taken, a moment later. */
  private static BranchCreation declined(String words) {
    if (LOCKED.matcher(words).find()) {
      throw new OutsideTrouble.Unavailable(
          "the Git host is at another push of that name: " + words, Optional.empty());
    }
    return new BranchCreation.Rejected(words);
  }

  private BranchPush.Ending push(
      Repository repository, BranchName branch, PinnedCommit target, Deadline deadline) {
    var address = RemoteAddress.of(repository);
    var answers = answers(Operation.CREATE_BRANCH.of(branch, address));
    try (var conversation = conversation(address, answers, deadline)) {
      try {
        return new BranchPush(conversation, answers, withoutObjects, branch, target).push();
      } catch (IOException e) {
        throw conversation.explain(e);
      }
    }
  }

  private Optional<BranchCreation> standing(
      Repository repository, BranchName branch, PinnedCommit target, Deadline deadline) {
    var folder = new BranchName(branch.value().split("/", -1)[0]);
    return BranchPush.settled(
        listed(repository, deadline, AdvertisedRefs.of(folder)), branch, target);
  }

  /** The answer to a push was lost: a branch that stands now tells what became of it. */
  private BranchCreation standingAfter(
      OutsideTrouble.Unanswered lost,
      Repository repository,
      BranchName branch,
      PinnedCommit target,
      Deadline deadline) {
    Optional<BranchCreation> found;
    try {
      found = standing(repository, branch, target, deadline);
    } catch (OutsideTrouble e) {
      lost.addSuppressed(e);
      throw lost;
    }
    return found.orElseThrow(() -> lost);
  }

  @Override
  public Optional<String> pushRefusal(Repository repository) {
    var address = RemoteAddress.of(repository);
    var answers = answers(Operation.ASK_TO_PUSH.of(address));
    try (var conversation = conversation(address, answers, Deadline.in(limit));
        var nothing = VouchedRepository.forReading()) {
      try (var transport = conversation.transport(nothing);
          var _ = transport.openPush()) {
        return Optional.empty();
      } catch (IOException e) {
        if (conversation.explain(e) instanceof OutsideTrouble.Refused refused) {
          return Optional.of(refused.words());
        }
        throw conversation.explain(e);
      }
    }
  }

  private Answers answers(String operation) {
    return new Answers(operation, credentials, clock);
  }

  private Conversation conversation(RemoteAddress address, Answers answers, Deadline deadline) {
    return conversation(address, answers, deadline, MOST);
  }

  private Conversation conversation(
      RemoteAddress address, Answers answers, Deadline deadline, long most) {
    var authorization = credentials.authorizationFor(address.url());
    return new Conversation(http, address, authorization, answers, userAgent(), deadline, most);
  }

  /** Names JGit too: some hosts know their Git clients by that word. */
  private static String userAgent() {
    var version = JGitRepositories.class.getPackage().getImplementationVersion();
    return "JGit/7 rollback-bot/" + Optional.ofNullable(version).orElse("development");
  }
}
