package rollbackbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.check.Finding;
import rollbackbot.evidence.Evidence;
import rollbackbot.people.PlaceKind;
import rollbackbot.plan.Failure;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.source.BranchName;
import rollbackbot.source.TagName;
import rollbackbot.stored.Stored;

/** What the bot may have to say to one person alone. */
public sealed interface Reply {

  /** It leads to the board of an incident. */
  sealed interface ToABoard extends Reply {

    /** Whose board; empty where no incident is known. */
    Optional<IncidentId> board();
  }

  /** It tells of an incident as it stands when it is sent. */
  sealed interface OfIncident extends Reply {
    IncidentId incident();

    AppName app();
  }

  /** What a form was filled in with leads nowhere: it is told at its field. */
  sealed interface Mistake extends Reply {}

  /** Somebody tried what they may not: the audit tells of it. */
  sealed interface Refusal extends Reply {
    AppName app();
  }

  /**
   * All that a plan is made of.
   *
   * @param number that of its message in the thread
   */
  @Stored("plan-details")
  record PlanDetails(IncidentId incident, AppName app, int number) implements OfIncident {}

  /** Where the incident stands, in five lines. */
  @Stored("caught-up")
  record CaughtUp(IncidentId incident, AppName app) implements OfIncident {}

  @Stored("help")
  record Help(List<AppName> apps) implements Reply {}

  /**
   * The open incidents.
   *
   * @param open those of apps that the person may act on, oldest first
   * @param unreadable apps whose open incident this version can't read; empty where there are none
   */
  @Stored("status")
  record Status(List<Home.Open> open, Optional<List<AppName>> unreadable) implements Reply {
    public Status(List<Home.Open> open) {
      this(open, Optional.empty());
    }
  }

  /**
   * What ran of an app.
   *
   * @param ran one page of it, newest first
   * @param page from 1
   * @param more whether there are older ones
   */
  @Stored("history")
  record Ran(AppName app, List<PastRun> ran, int page, boolean more) implements Reply {}

  /** A person took the mark off a version: it may be proposed again. */
  @Stored("unmarked")
  record Unmarked(AppName app, String version) implements Reply {}

  /** The history of an app can't be read, whenever it is tried. */
  @Stored("no-history")
  record NoHistory(AppName app, Failure.Reason why) implements Reply {}

  /** Something typed that isn't a command. */
  @Stored("not-understood")
  record NotUnderstood(String typed) implements Reply {}

  /**
   * Something that couldn't be done, and what was probably meant: a button types it.
   *
   * @param command as behind {@code /rollback}
   */
  @Stored("suggested")
  record Suggested(Reply said, String command) implements Reply {}

  /**
   * What was done isn't undone by a command.
   *
   * @param incident the rollback that can be undone, where there is one
   */
  @Stored("how-to-undo")
  record HowToUndo(AppName app, Optional<IncidentId> incident) implements ToABoard {
    @Override
    public Optional<IncidentId> board() {
      return incident;
    }
  }

  /** A deployment has been asked for, which nobody can stop: the click came too late for that. */
  @Stored("too-late-to-stop")
  record TooLateToStop(AppName app) implements Reply {}

  @Stored("unknown-app")
  record UnknownApp(String typed, Optional<String> nearest) implements Mistake {}

  /**
   * No tag, and nothing that ran, is what was typed; or several are.
   *
   * @param details absent in what was stored before they were told
   */
  @Stored("unknown-version")
  record UnknownVersion(
      AppName app, String typed, Optional<String> nearest, Optional<NotFound> details)
      implements Mistake {}

  /**
   * What was looked for, and what there is.
   *
   * @param needed the tag that it would have
   * @param tagFormat the setting by which
   * @param known what ran, newest first, then tags that never did
   * @param fitting the commits that ran and all begin so
   * @param among how many of the newest deployments were read, where there are older ones
   */
  record NotFound(
      Optional<TagName> needed,
      String tagFormat,
      List<String> known,
      List<String> fitting,
      Optional<Integer> among) {}

  /**
   * The version that was asked for is the one that runs.
   *
   * @param previous the one that the bot would go back to, where there is one
   */
  @Stored("runs-already")
  record RunsAlready(AppName app, String version, Optional<String> previous) implements Mistake {}

  /** An incident of the app is open already; where its board is. */
  @Stored("already-open")
  record AlreadyOpen(IncidentId incident, AppName app, String openedBy)
      implements ToABoard, Mistake {
    @Override
    public Optional<IncidentId> board() {
      return Optional.of(incident);
    }
  }

  /** The incident was opened, and its board will appear in another channel. */
  @Stored("opened-elsewhere")
  record OpenedElsewhere(AppName app, String channel) implements Reply {}

  @Stored("not-allowed")
  record NotAllowed(AppName app, Denial denial, Operators operators) implements Refusal, Mistake {}

  /** Incidents live in channels of this workspace. */
  @Stored("no-place")
  record NoPlace(AppName app, PlaceKind kind) implements Refusal, Mistake {}

  /** Somebody was faster. */
  @Stored("already-settled")
  record AlreadySettled(Optional<String> by) implements Reply {}

  /** Who confirmed can't be the second person too. */
  @Stored("own-approval")
  record OwnApproval(AppName app, Operators operators, boolean mayGoAlone) implements Refusal {}

  /** Nobody may go alone, by the file or by what was shown. */
  @Stored("not-alone")
  record NotAlone(AppName app, Operators operators) implements Refusal {}

  /** The button belongs to a moment that is over. */
  @Stored("over")
  record Over(AppName app) implements Reply {}

  /** The board couldn't be posted. */
  @Stored("board-not-posted")
  record BoardNotPosted(AppName app, String channel, String error) implements Reply {}

  /** Slack takes a message of the incident in no form; where its board is. */
  @Stored("message-refused")
  record MessageRefused(IncidentId incident, AppName app, String error) implements ToABoard {
    @Override
    public Optional<IncidentId> board() {
      return Optional.of(incident);
    }
  }

  /** Whether the app could be rolled back right now. */
  @Stored("checked")
  record Checked(AppName app, List<Finding> findings) implements Reply {}

  /** What can be told of an app. */
  @Stored("why")
  record Why(AppName app, Evidence evidence) implements Reply {}

  /** A service that the command needs didn't answer. */
  @Stored("service-away")
  record ServiceAway(String what) implements Reply {}

  /** Nobody's rollback has paused auto-deploy. */
  @Stored("nothing-paused")
  record NothingPaused(AppName app) implements Reply {}

  /**
   * Auto-deploy is being put back; the thread of the incident that paused it tells how it went.
   *
   * @param seen the linked branch, where it was found to be without what was left
   */
  @Stored("resuming")
  record Resuming(IncidentId incident, AppName app, Optional<Aftermath.BranchSeen> seen)
      implements ToABoard {
    @Override
    public Optional<IncidentId> board() {
      return Optional.of(incident);
    }
  }

  /**
   * Nothing is turned on yet: what the next push is on top of comes first, and a button.
   *
   * @param left what the version is called that was left
   * @param seen the linked branch; empty where the link names none
   */
  @Stored("resume-first")
  record ResumeFirst(
      AppName app,
      Input.Handle handle,
      Optional<String> left,
      Optional<Aftermath.BranchSeen> seen,
      Why why)
      implements Reply {

    /** What made the bot ask. */
    public enum Why {
      COMMAND,
      /** The dialog before had said otherwise. */
      BRANCH_MOVED
    }
  }

  /**
   * The button belongs to a rollback whose version runs no more.
   *
   * @param version that the rollback had gone back to
   */
  @Stored("no-longer-runs")
  record NoLongerRuns(IncidentId incident, AppName app, String version, Aftermath.Replaced replaced)
      implements ToABoard {
    @Override
    public Optional<IncidentId> board() {
      return replaced.newer();
    }
  }

  /** The linked branch is being deployed for this incident, which is busy until that ends. */
  @Stored("branch-under-way")
  record BranchUnderWay(AppName app, BranchName branch) implements Reply {}

  /** The bot itself is at fault; its log says more. */
  @Stored("fault")
  record Fault() implements Reply {}

  /**
   * It concerns something stored that this version of the bot can't read.
   *
   * @param what such as {@code incident 1a2b}, as the log names it
   * @param newer whether a newer version stored it; else it is damaged
   */
  @Stored("set-aside")
  record SetAside(String what, boolean newer) implements Reply {}

  /** A form to fill in. One that can't be opened in time says so in words. */
  sealed interface Form extends Reply {

    /**
     * An incident to be opened.
     *
     * @param apps to choose from; empty where they aren't known: the name is typed then
     * @param asksForChannel whether the place of the command can't be the incident's
     * @param chosen the app that was chosen before
     */
    @Stored("form-start")
    record Start(List<AppName> apps, boolean asksForChannel, Optional<AppName> chosen)
        implements Form {}

    /**
     * The app's name is to be typed before its database is restored.
     *
     * @param handle of the prompt that this answers
     * @param database as the platform calls it
     * @param moment what the database will be as of
     * @param approval whether a second person is to approve then; absent in what was stored before
     *     that was told
     */
    @Stored("form-restore-database")
    record RestoreDatabase(
        AppName app,
        Input.Handle handle,
        String database,
        Instant moment,
        Optional<ApprovalRule> approval)
        implements Form {}

    /**
     * Why nobody else is waited for, where a second person is asked for.
     *
     * @param handle of the prompt that this answers
     */
    @Stored("form-go-alone")
    record GoAlone(AppName app, Input.Handle handle) implements Form {}
  }

  /**
   * What is published as a person's Home of the bot.
   *
   * @param open the open incidents that they may act on, oldest first
   * @param apps those that they may act on; empty: it isn't known
   * @param page how some of them stand; absent in what was stored before that was told
   */
  @Stored("home")
  record Home(List<Open> open, Optional<List<AppName>> apps, Optional<HomePage> page)
      implements Reply {

    /** An incident as it stood when the Home was opened. */
    public record Open(
        IncidentId id, AppName app, String openedBy, Instant openedAt, State state) {}
  }

  /** Why somebody may not act. */
  enum Denial {
    NOT_AN_OPERATOR,
    GUEST,
    BOT,
    OTHER_WORKSPACE,
    DEACTIVATED,
    /** Slack didn't say who this is, so nobody may act. */
    UNKNOWN
  }
}
