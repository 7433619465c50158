package rollbackbot.slack.sending;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.Entry.Strand;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Post;
import rollbackbot.incident.Running;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Outbox.Shown;
import rollbackbot.room.Ends;
import rollbackbot.room.Timing;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.sending.Sending.Urgency;
import rollbackbot.slack.view.BoardView;
import rollbackbot.slack.view.ThreadView;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/**
 * Board and thread as projections of the stored incident: what of them differs from what is in
 * Slack is to be sent, and only the newest form of it.
 */
public final class IncidentMessages {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private final Apps apps;
  private final DecisionTree tree;
  private final BoardLinks boardLinks;
  private final Links links;
  private final Timing timing;
  private final PublishingTiming.Boards pace;
  private final InstantSource clock;
  private final SteadyClock steady;
  private final Map<IncidentId, BoardSent> boards = new ConcurrentHashMap<>();

  /** Of those of which something is lacking, which is found so in each round until it is sent. */
  private final Map<IncidentId, WrittenThread> threads = new ConcurrentHashMap<>();

  public IncidentMessages(
      Apps apps,
      DecisionTree tree,
      Links links,
      BoardLinks boardLinks,
      Timing timing,
      PublishingTiming.Boards pace,
      InstantSource clock,
      SteadyClock steady) {
    this.apps = apps;
    this.tree = tree;
    this.boardLinks = boardLinks;
    this.links = new LinkedBoards(links, boardLinks);
    this.timing = timing;
    this.pace = pace;
    this.clock = clock;
    this.steady = steady;
  }

  private record BoardSent(Instant at, long revision, String state) {}

  /** The messages of a thread, as they are to be at one revision: no clock is in them. */
  private record WrittenThread(long revision, App app, List<Written> posts) {}

  private record Written(Post post, Rendered view, String digest) {}

  /**
   * What an incident lacks in Slack.
   *
   * @param complete whether nothing but the board's clock is left to send
   */
  record Lacking(List<Sending> sendings, boolean complete) {}

  public Lacking lacking(Incident incident, Map<Integer, Shown> shown) {
    var app = apps.find(incident.app());
    var sendings = new ArrayList<Sending>();
    var board = Optional.ofNullable(shown.get(0));
    if (app.isEmpty()) {
      boolean lacks =
          incident.state().locksTheApp()
              && board(incident, Blocks.of(BoardView.ofUnknownApp(incident)), board, sendings);
      return new Lacking(List.copyOf(sendings), !lacks);
    }
    var view = Blocks.of(BoardView.of(incident, app.get(), tree, links, timing, clock.instant()));
    boolean boardLacks = board(incident, view, board, sendings);
    var boardTimestamp = board.flatMap(Shown::timestamp);
    if (boardTimestamp.isPresent()) {
      var thread = boardLinks.threadOf(incident).orElse(boardTimestamp.get());
      for (var written : written(incident, app.get(), shown.keySet())) {
        thread(incident, app.get(), written, shown, thread, sendings);
      }
    }
    if (sendings.isEmpty()) {
      threads.remove(incident.id());
    }
    boolean complete =
        !boardLacks
            && !awaitsALink(incident)
            && sendings.stream().allMatch(it -> it.urgency() == Urgency.PROGRESS);
    return new Lacking(List.copyOf(sendings), complete);
  }

  /** The board of the newer incident may be posted a moment later than this one is rewritten. */
  private boolean awaitsALink(Incident incident) {
    return Ends.replaced(incident)
        .flatMap(Aftermath.Replaced::newer)
        .filter(boardLinks::isToCome)
        .isPresent();
  }

  /** Adds the board if it may be sent now; tells whether it lacks more than a tick of the clock. */
  private boolean board(
      Incident incident, Rendered view, Optional<Shown> board, List<Sending> sendings) {
    var now = steady.instant();
    var digest = digest(view, BoardEvent.of(incident).toString());
    var timestamp = board.flatMap(Shown::timestamp);
    if (timestamp.isEmpty()) {
      if (incident.channel().isBlank()) {
        // It was opened at a terminal, and nobody has said yet in which channel it lives.
        return false;
      }
      if (board.flatMap(Shown::refusedFor).filter(attempt(incident)::equals).isPresent()) {
        return false;
      }
      var thread = boardLinks.threadOf(incident);
      sendings.add(sending(incident, 0, view, digest, board, thread, Urgency.NEW));
      return true;
    }
    if (board.get().digest().equals(digest)) {
      return false;
    }
    var last = Optional.ofNullable(boards.get(incident.id()));
    boolean moved = last.filter(it -> it.revision() == incident.revision()).isEmpty();
    boolean turned = last.filter(it -> it.state().equals(incident.state().publicName())).isEmpty();
    var pause = moved ? pace.changed() : pace.clock();
    if (turned || last.filter(it -> it.at().plus(pause).isAfter(now)).isEmpty()) {
      var urgency = turned ? Urgency.CHANGED : Urgency.PROGRESS;
      sendings.add(sending(incident, 0, view, digest, board, Optional.empty(), urgency));
    }
    return moved;
  }

  private List<Written> written(Incident incident, App app, Set<Integer> apart) {
    var before = threads.get(incident.id());
    if (before != null
        && before.revision() == incident.revision()
        && before.app().equals(app)
        && Ends.replaced(incident).isEmpty()) { // else the link to another board may have come
      return before.posts();
    }
    var posts =
        Post.of(incident.thread(), apart).stream()
            .map(post -> written(incident, post, app))
            .toList();
    threads.put(incident.id(), new WrittenThread(incident.revision(), app, posts));
    return posts;
  }

  private Written written(Incident incident, Post post, App app) {
    var view = Blocks.of(ThreadView.of(incident, post, app, tree, links, timing));
    return new Written(post, view, digest(view, ""));
  }

  private void thread(
      Incident incident,
      App app,
      Written written,
      Map<Integer, Shown> all,
      String threadTimestamp,
      List<Sending> sendings) {
    var entry = written.post().entries().getFirst();
    var shown = Optional.ofNullable(all.get(entry.number()));
    if (shown.filter(it -> it.digest().equals(written.digest())).isPresent()) {
      return;
    }
    var file = ThreadView.file(incident, entry, app, tree, links, timing, entry.at());
    if (file.isPresent() && shown.isPresent()) {
      return;
    }
    var urgency = shown.isEmpty() ? Urgency.NEW : urgencyOfChange(incident, written.post());
    sendings.add(
        sending(
                incident,
                entry.number(),
                written.view(),
                written.digest(),
                shown,
                Optional.of(threadTimestamp),
                urgency)
            .with(file));
  }

  /** Once the plan is confirmed, earlier answers only lose the button that takes them back. */
  private static Urgency urgencyOfChange(Incident incident, Post post) {
    boolean asked = post.strand().filter(Strand.QUESTIONS::equals).isPresent();
    return asked && incident.state() instanceof Running ? Urgency.TIDYING : Urgency.CHANGED;
  }

  private static Sending sending(
      Incident incident,
      int entry,
      Rendered view,
      String digest,
      Optional<Shown> shown,
      Optional<String> thread,
      Urgency urgency) {
    // A board below another one is to be seen from the channel, too.
    boolean broadcast =
        entry > 0 ? ThreadView.isBroadcast(incident.thread().get(entry - 1)) : thread.isPresent();
    return new Sending(
        incident, entry, view, digest, shown, thread, broadcast, urgency, Optional.empty());
  }

  /** When a board that shows its incident as it is may be sent next, should only time go by. */
  public Instant clockMoves(Incident incident) {
    var now = steady.instant();
    return Optional.ofNullable(boards.get(incident.id()))
        .map(last -> last.at().plus(pace.clock()))
        .filter(now::isBefore)
        .orElseGet(() -> now.plus(pace.clock()));
  }

  /** The board of this revision was sent. */
  public void boardSent(Incident incident) {
    boards.put(
        incident.id(),
        new BoardSent(steady.instant(), incident.revision(), incident.state().publicName()));
  }

  /** What a refused board was posted for: the same isn't tried again, typing anew is. */
  static String attempt(Incident incident) {
    var replyTo = incident.replyTo();
    return incident.channel() + " " + replyTo.responseUrl().or(replyTo::trigger).orElse("");
  }

  private static String digest(Rendered view, String more) {
    var json = view.text() + "\n" + GSON.toJson(view.blocks()) + more;
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
