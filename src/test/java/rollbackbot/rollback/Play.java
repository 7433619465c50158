package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import rollbackbot.app.config.TreeReader;
import rollbackbot.app.terminal.TerminalTalk;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.check.AppCheck;
import rollbackbot.check.Condition;
import rollbackbot.check.LookTiming;
import rollbackbot.check.Looks;
import rollbackbot.check.TokenReach;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.CureLook;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.FakeObservations;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.look.Basis;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.evidence.look.PlatformCureLook;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.history.Glances;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.OwnLooks;
import rollbackbot.history.PreviousPlan;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Running;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.jobs.JobTiming;
import rollbackbot.jobs.StepLoop;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.offer.GatheredAhead;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.StillEvidence;
import rollbackbot.once.LivedTime;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.outside.TicketText;
import rollbackbot.people.ActionIds;
import rollbackbot.people.FormIds;
import rollbackbot.people.ReplyAddress;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.question.QuestionEntry;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Target;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.room.Timing;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.text.Language;
import rollbackbot.tree.DecisionTree;
import rollbackbot.version.OutputVersion;

/**
 * Plays a conversation and the rollback that it leads to: people type and click, wake-ups come due
 * as time is moved by hand, and each step is taken by the jobs' own loop. Every outside call can be
 * disturbed, and the process can die.
 */
final class Play {
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 600;
  private static final int MOST_STEPS = 5000;

  /** Read once: a play takes a millisecond or two, reading the tree half of one. */
  private static final DecisionTree RUNBOOK = TreeReader.builtIn();

  final HandClock clock = new HandClock(Examples.NOW);
  final Disturbances disturbances = new Disturbances(clock);
  final FakeRepositories git = new FakeRepositories(Examples.REPOSITORY, disturbances);
  final FakePlatform platform =
      new FakePlatform(Examples.PLATFORM_APP, Examples.link(true), git, disturbances, clock);
  final FakeHealth health = new FakeHealth(clock);
  final FakeEnvironment environment =
      new FakeEnvironment(Examples.PLATFORM_APP, disturbances, clock);
  final FakeDatabases databases = new FakeDatabases(Examples.PLATFORM_APP, disturbances, clock);
  final FakeAfterRollback after = new FakeAfterRollback(disturbances);
  final FakeCode code = new FakeCode(disturbances);
  final FakeObservations observations = new FakeObservations();
  final FakeArchives archives = new FakeArchives(disturbances);
  final FakeTickets tickets = new FakeTickets(disturbances);
  final FakeWorkspace workspace = new FakeWorkspace();
  final InMemoryIncidents incidents = new InMemoryIncidents();

  private EvidenceAhead ahead = StillEvidence.NOTHING;

  private final DecisionTree tree;
  private App app;
  private final Map<DeploymentId, List<OutputVersion>> outputs = new HashMap<>();
  private final List<Input> inputs = new ArrayList<>();
  private boolean listsApps = true;
  private Duration slowness = Duration.ZERO;
  private Duration wrong = Duration.ZERO;
  private final InstantSource botClock = () -> this.clock.instant().plus(this.wrong);
  private final Replicas replicas = new Replicas(clock, this::newMachine);
  private Optional<Input> lastClick = Optional.empty();
  private Conversation conversation;
  private Language language = Language.ENGLISH;

  private Play(App app, DecisionTree tree) {
    this.app = app;
    this.tree = tree;
    workspace.member(Examples.ALICE);
    workspace.member(Examples.BOB);
    replicas.start();
    this.conversation = newConversation();
  }

  /** Production runs 4.1.1, after 4.0.0 and 3.9.0; all three are tagged. */
  static Play of(App app) {
    return of(app, RUNBOOK);
  }

  static Play of(App app, DecisionTree tree) {
    var play = new Play(app, tree);
    play.git.tag("v3.9.0", Examples.C390);
    play.git.tag("v4.0.0", Examples.C400);
    play.git.tag("v4.1.1", Examples.C411);
    play.git.branch("main", Examples.C411);
    play.platform.past(Examples.C390, Examples.NOW.minus(Duration.ofDays(9)), "carol", "success");
    play.platform.past(Examples.C400, Examples.NOW.minus(Duration.ofDays(5)), "carol", "success");
    play.platform.past(Examples.C411, Examples.NOW.minus(Duration.ofHours(1)), "dave", "success");
    return play;
  }

  static Play standard() {
    return of(Examples.app());
  }

  /** What is opened from now on is told in this language. */
  Play speaking(Language spoken) {
    language = spoken;
    conversation = newConversation();
    return this;
  }

  App currentApp() {
    return app;
  }

  /** The platform doesn't tell which apps there are. */
  Play withoutListOfApps() {
    listsApps = false;
    return this;
  }

  /** An app that can be named, and no other. */
  private Apps apps() {
    return new Apps() {
      @Override
      public Optional<App> find(AppName name) {
        return Optional.of(app).filter(it -> it.name().equals(name));
      }

      @Override
      public List<AppName> names() {
        if (!listsApps) {
          throw new OutsideTrouble.Unavailable("apps: 503", Optional.empty());
        }
        return List.of(app.name());
      }
    };
  }

  private OutputVersionCache cache() {
    return new OutputVersionCache() {
      @Override
      public Optional<List<OutputVersion>> find(DeploymentId deployment) {
        return Optional.ofNullable(outputs.get(deployment));
      }

      @Override
      public void remember(DeploymentId deployment, List<OutputVersion> versions) {
        outputs.put(deployment, versions);
      }
    };
  }

  private Machine newMachine(LivedTime lived) {
    return new Machine(
        tree,
        new Outside(
            platform,
            git,
            health,
            environment,
            databases,
            tickets,
            code,
            archives,
            after,
            new Authorization(workspace)),
        incidents,
        cache(),
        new SecretCleaner(List.of()),
        (incident, owned, why, _) ->
            new TicketText(
                owned.name() + ": " + why, "incident " + incident.id(), List.of("incident")),
        new EvidenceOfNow(),
        cureLook(),
        Timing.standard(),
        lived,
        botClock);
  }

  /** From now on evidence is gathered, at once; without it there is none to gather. */
  Play gathersEvidence() {
    return gathersEvidenceOn(Runnable::run);
  }

  /** From now on evidence is gathered when these threads get to it. */
  Play gathersEvidenceOn(Executor threads) {
    ahead = new GatheredAhead(gatherer(), threads, clock, Play::isNoFault);
    return this;
  }

  /** From now on there is none again. */
  Play gathersNothing() {
    ahead = StillEvidence.NOTHING;
    return this;
  }

  /** From now on evidence is being gathered, and never all there. */
  void gathersWithoutEnd() {
    ahead = StillEvidence.ENDLESS;
  }

  /** What a machine asks that was made before it changed. */
  private final class EvidenceOfNow implements EvidenceAhead {
    @Override
    public Optional<Evidence> of(IncidentId incident, Supplier<Basis> basis) {
      return ahead.of(incident, basis);
    }

    @Override
    public Optional<Evidence> gathered(IncidentId incident) {
      return ahead.gathered(incident);
    }

    @Override
    public Optional<Told.Fact> health(IncidentId incident, URI address) {
      return ahead.health(incident, address);
    }
  }

  private CureLook cureLook() {
    return new PlatformCureLook(
        observations,
        app -> URI.create("https://dashboard.example/" + app.name()),
        Duration.ofSeconds(60),
        clock,
        Play::isNoFault);
  }

  private static void isNoFault(Source source, RuntimeException fault) {
    throw new AssertionError("evidence of " + source, fault);
  }

  private Gatherer gatherer() {
    return new Gatherer(
        tree,
        observations,
        code,
        git,
        health,
        platform::dashboard,
        Duration.ofSeconds(30),
        botClock,
        (_, fault) -> {
          throw fault;
        });
  }

  private Conversation newConversation() {
    return new Conversation(
        tree,
        incidents,
        apps(),
        workspace,
        new HistoryReader(platform, git, incidents, cache(), botClock),
        new LinkedBranch(git, code),
        check(),
        new Inspection(new HistoryReader(platform, git, incidents, cache(), botClock), gatherer()),
        glances(),
        new Languages(Optional.of(language)),
        Timing.standard().following(),
        botClock);
  }

  private AppCheck check() {
    return new AppCheck(
        platform,
        git,
        archives,
        databases,
        health,
        new Condition(environment::status, environment::containers),
        new PreviousPlan(new HistoryReader(platform, git, incidents, cache(), botClock)),
        _ -> TokenReach.Reach.SENT,
        botClock);
  }

  /** The looks that the bot takes by itself, of one process among those that share what is kept. */
  OwnLooks ownLooks(Looks looks) {
    return new OwnLooks(
        apps(), check(), git, incidents, looks, Optional.empty(), LookTiming.standard(), botClock);
  }

  /** What a form offers, and whether it leads anywhere. */
  Choices choices() {
    return new Choices.Looked(
        apps(),
        incidents,
        workspace,
        new HistoryReader(platform, git, incidents, cache(), botClock),
        Duration.ofSeconds(30),
        botClock);
  }

  /** What keeps a form that somebody filled in from leading anywhere. */
  Map<String, Reply.Mistake> mistakes(String user, Map<String, String> fields) {
    var form = new Input.Act.Submitted(FormIds.ROLLBACK_START, "", fields);
    return choices().refused(input(user, FakeWorkspace.TEAM, Examples.CHANNEL, form));
  }

  Glances glances() {
    return new Glances(
        new HistoryReader(platform, git, incidents, cache(), botClock),
        health,
        Runnable::run,
        botClock,
        fault -> {
          throw fault;
        });
  }

  /** What somebody does at a terminal of the bot's machine. */
  TerminalActs terminal() {
    return new TerminalActs(
        tree,
        incidents,
        apps(),
        new HistoryReader(platform, git, incidents, cache(), botClock),
        new LinkedBranch(git, code),
        new Languages(Optional.of(language)),
        Timing.standard().following(),
        () -> "terminal-" + (incidents.all().size() + 1),
        botClock);
  }

  /** A talk with somebody at a terminal; what is told is named by its kind alone. */
  TerminalTalk talk() {
    return new TerminalTalk(
        terminal(), incidents, apps(), new BareNarration(), Duration.ZERO, botClock);
  }

  // What people do.

  /** Types {@code /rollback} and this text; everything that follows at once has happened then. */
  Play types(String user, String text) {
    return types(user, FakeWorkspace.TEAM, Examples.CHANNEL, text);
  }

  Play types(String user, String team, String channel, String text) {
    return does(user, team, channel, new Input.Act.Typed(channel, text));
  }

  /** Clicks the button of this action on the newest message that has it. */
  Play clicks(String user, String action) {
    return clicks(user, button(action));
  }

  /** Clicks a button that was seen earlier. */
  Play clicks(String user, Button button) {
    var input = input(user, button);
    lastClick = Optional.of(input);
    handles(input);
    settle();
    return this;
  }

  Play clicks(String user, String team, Button button) {
    var act = new Input.Act.Clicked(button.action(), button.value());
    return does(user, team, Examples.CHANNEL, act);
  }

  /** Fills in a form. */
  Play submits(String user, Input.Act.Submitted form) {
    return does(user, FakeWorkspace.TEAM, Examples.CHANNEL, form);
  }

  /** Chooses from a list of versions. */
  Play chooses(String user, String action, String version) {
    var button = button(action);
    var alternatives = alternatives();
    for (int index = 0; index < alternatives.size(); index++) {
      if (alternatives.get(index).label().equals(version)) {
        var handle = Input.Handle.parse(button.value()).orElseThrow().withOption(index);
        return clicks(user, new Button(action, handle.value()));
      }
    }
    throw new AssertionError(version + " isn't offered: " + alternatives);
  }

  /** What the newest plan or failure offers instead. */
  private List<Target> alternatives() {
    return contents().reversed().stream()
        .flatMap(content -> alternatives(content).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no version to choose: " + contents()));
  }

  private static Optional<List<Target>> alternatives(Entry content) {
    return switch (content) {
      case OfferEntry.Offered offered -> Optional.of(offered.plan().alternatives());
      case OfferEntry.Stopped stopped -> Optional.of(stopped.alternatives());
      default -> Optional.empty();
    };
  }

  /** A button, as Slack sends it back. */
  record Button(String action, String value) {}

  Button button(String action) {
    return new Button(action, Input.Handle.of(incident(), prompt(action)).value());
  }

  /** The button with which the answer to this question is taken back. */
  Button change(String question) {
    var prompt =
        contents().stream()
            .flatMap(content -> promptOf(content, question).stream())
            .reduce((_, last) -> last)
            .orElseThrow(() -> new AssertionError("not asked: " + question));
    return new Button(ActionIds.ANSWER_CHANGE, Input.Handle.of(incident(), prompt).value());
  }

  private static Optional<Integer> promptOf(Entry content, String question) {
    return content instanceof QuestionEntry.Asked asked && asked.question().equals(question)
        ? Optional.of(asked.prompt())
        : Optional.empty();
  }

  private int prompt(String action) {
    var shown =
        contents().reversed().stream()
            .flatMap(content -> promptFor(action, content).stream())
            .findFirst();
    boolean onBoard = action.startsWith(ActionIds.PLAN_NOW) || action.startsWith("incident.");
    boolean afterwards =
        List.of(
                ActionIds.VERSION_UNMARK,
                ActionIds.ROLLBACK_UNDO,
                ActionIds.ROLLBACK_ANOTHER,
                ActionIds.FLAG_STOP,
                ActionIds.TICKET_STOP,
                ActionIds.BRANCH_STOP,
                ActionIds.RECORD_POST_MORTEM)
            .contains(action);
    boolean underWay = action.startsWith("rollback.") && state() instanceof Running;
    return onBoard || afterwards || underWay || action.startsWith("autodeploy.")
        ? incident().prompt()
        : shown.orElseThrow(() -> new AssertionError("no button " + action + " in " + contents()));
  }

  private static Optional<Integer> promptFor(String action, Entry content) {
    return switch (content) {
      case QuestionEntry.Asked asked when action.startsWith("answer." + asked.question() + ".") ->
          Optional.of(asked.prompt());
      case OfferEntry.ApprovalAsked asked when action.startsWith("plan.") ->
          Optional.of(asked.prompt());
      case OfferEntry.Offered offered when action.startsWith("plan.") ->
          Optional.of(offered.prompt());
      case FeatureEntry.FlagsOffered offered
          when action.startsWith("flag.") && !action.equals(ActionIds.FLAG_PUT_BACK) ->
          Optional.of(offered.prompt());
      case RestoreEntry.RestoreAsked asked
          when action.startsWith("database.") || action.equals(ActionIds.BACKUP_AGAIN) ->
          Optional.of(asked.prompt());
      case OfferEntry.Stopped stopped
          when action.startsWith("rollback.")
              || action.startsWith("verification.")
              || action.equals(ActionIds.PLAN_ARCHIVE_ROAD) ->
          Optional.of(stopped.prompt());
      case IncidentEntry.Reached(Milestone.TakesLong(_, var prompt))
          when action.equals(ActionIds.ROLLBACK_GIVE_UP) ->
          Optional.of(prompt);
      default -> Optional.empty();
    };
  }

  /** Looks at the bot's Home. */
  Play looksAtHome(String user) {
    return does(user, FakeWorkspace.TEAM, "", new Input.Act.OpenedHome());
  }

  /** Clicks on the bot's Home, which is in no channel. */
  Play clicksOnHome(String user, Button button) {
    return does(
        user, FakeWorkspace.TEAM, "", new Input.Act.Clicked(button.action(), button.value()));
  }

  /** What was published as somebody's Home, in order. */
  List<Reply.Home> homes() {
    return incidents.replies().stream()
        .map(PrivateReply::reply)
        .filter(Reply.Home.class::isInstance)
        .map(Reply.Home.class::cast)
        .toList();
  }

  /** Fills a form in that was opened in this conversation. */
  Play fillsIn(String user, String channel, Input.Act.Submitted form) {
    return does(user, FakeWorkspace.TEAM, channel, form);
  }

  private Play does(String user, String team, String channel, Input.Act act) {
    var input = input(user, team, channel, act);
    handles(input);
    settle();
    return this;
  }

  Input typed(String user, String text) {
    var act = new Input.Act.Typed(Examples.CHANNEL, text);
    return input(user, FakeWorkspace.TEAM, Examples.CHANNEL, act);
  }

  Input input(String user, Button button) {
    return input(
        user,
        FakeWorkspace.TEAM,
        Examples.CHANNEL,
        new Input.Act.Clicked(button.action(), button.value()));
  }

  private Input input(String user, String team, String channel, Input.Act act) {
    var address = new ReplyAddress(user, channel, Optional.empty(), Optional.empty());
    var input =
        new Input("input-" + (inputs.size() + 1), user, team, address, botClock.instant(), act);
    inputs.add(input);
    return input;
  }

  /** Handles an input, as long as it isn't handled; no step of the machine is run. */
  void handles(Input input) {
    for (int tries = 0; !incidents.isHandled(input); tries++) {
      try {
        conversation.handle(input);
        return;
      } catch (InMemoryIncidents.NotWritable e) {
        if (tries > MOST_TRIES) {
          throw e;
        }
        clock.advance(RETRY);
      }
    }
  }

  /** The newest click comes once more, as another input: nothing follows of it. */
  void clicksOnceMore() {
    lastClick.ifPresent(click -> {
      var again = input(click.user(), click.team(), Examples.CHANNEL, click.act());
      try {
        conversation.handle(again);
      } catch (InMemoryIncidents.NotWritable e) {
        // It is handled as soon as the database can be written, and comes too late then.
        inputs.remove(again);
      }
    });
  }

  // What happens by itself.

  /** Time goes by, and whatever comes due is done in its time. */
  Play passes(Duration time) {
    return runUntil(clock.instant().plus(time));
  }

  /** Whatever is due now is done. */
  Play settle() {
    return runUntil(clock.instant());
  }

  private Play runUntil(Instant end) {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      var next =
          incidents.wakeUps().stream()
              .min(Comparator.comparing(InMemoryIncidents.WakeUp::at))
              .filter(wakeUp -> !wakeUp.at().minus(wrong).isAfter(end));
      var replica = replicas.next();
      if (next.isEmpty() || replica.isEmpty()) {
        clock.reach(end);
        return this;
      }
      clock.reach(next.get().at().minus(wrong));
      wake(next.get(), replica.get());
    }
    throw new AssertionError("no end in sight: " + incident().state());
  }

  /** As {@code jobs.Jobs} does it: what fails is tried again. */
  private void wake(InMemoryIncidents.WakeUp wakeUp, Replicas.Replica replica) {
    incidents.done(wakeUp);
    try {
      replicas.working(replica, () -> advance(replica, wakeUp.incident(), wakeUp.revision()));
    } catch (InMemoryIncidents.NotWritable e) {
      incidents.postpone(wakeUp, botClock.instant().plus(RETRY));
    } catch (Disturbances.ProcessDied e) {
      incidents.postpone(wakeUp, botClock.instant());
      throw e;
    }
  }

  /** Time goes by while the process that is at work doesn't; another one takes over what is due. */
  void standsStill(Duration time) {
    var end = clock.instant().plus(time);
    if (replicas.next().isPresent()) {
      othersWork(() -> runUntil(end));
    } else {
      clock.reach(end);
    }
  }

  /** Another process takes up what this one is doing, as if it had died. */
  void isTakenUpByAnother() {
    replicas.startAnother();
    replicas
        .next()
        .ifPresent(other ->
            incidents.all().stream()
                .reduce((_, newest) -> newest)
                .ifPresent(it ->
                    othersWork(() ->
                        wake(
                            new InMemoryIncidents.WakeUp(
                                it.id(), it.revision(), botClock.instant()),
                            other))));
  }

  private void othersWork(Runnable work) {
    int changing = disturbances.changing();
    try {
      work.run();
    } catch (Disturbances.ProcessDied e) {
      replicas.restart();
      incidents.bringForward(botClock.instant());
    } finally {
      disturbances.restoreChanging(changing);
    }
  }

  /** From now on a busy machine stores each step so much later. */
  void eachStepTakes(Duration duration) {
    slowness = duration;
  }

  /** The machine of the process that is at work sleeps: its own time stands still as well. */
  void sleeps(Duration time) {
    replicas.startAnother();
    var sleeper = replicas.atWork();
    standsStill(time);
    sleeper.ifPresent(it -> it.slept(time));
  }

  /** The process that is at work is frozen, and wakes up; another one is there. */
  void isFrozen(Duration time) {
    replicas.startAnother();
    standsStill(time);
  }

  /** The clock of the bot's machine jumps; those of the services don't. */
  void clockJumps(Duration by) {
    wrong = wrong.plus(by);
  }

  /** For so long the history lacks what was its newest deployment before one was asked for. */
  void historyLags(Duration time) {
    if (state() instanceof DeployState.Requesting(_, var newestKnown, _)) {
      platform.lacks(newestKnown, time);
    }
  }

  /** For so long nothing can be stored. */
  void storeIsReadOnly(Duration time) {
    incidents.canBeWritten(false);
    clock.in(time, () -> incidents.canBeWritten(true));
  }

  /** From now on the clock of the bot's machine is wrong; those of the services aren't. */
  Play clockIsWrongBy(Duration error) {
    wrong = error;
    return this;
  }

  /** The process has died: another one takes up what is stored. */
  Play restarts() {
    replicas.restart();
    conversation = newConversation();
    incidents.bringForward(botClock.instant());
    return settle();
  }

  private void advance(Replicas.Replica replica, IncidentId id, long revision) {
    new StepLoop(
            incidents,
            (incident, storedJustNow) -> Optional.of(step(replica, incident, storedJustNow)),
            JobTiming.standard().steps(),
            replica::lived,
            botClock,
            _ -> {},
            () -> false)
        .from(id, revision);
  }

  private Change step(Replicas.Replica replica, Incident incident, boolean storedJustNow) {
    int before = disturbances.changing();
    var change = change(replica.machine(), incident, storedJustNow);
    if (disturbances.changing() - before > 1) {
      throw new AssertionError("more than one effect in one step of " + incident.state());
    }
    clock.advance(slowness);
    return change;
  }

  private Change change(Machine machine, Incident incident, boolean storedJustNow) {
    try {
      return machine.advance(incident, app, storedJustNow);
    } catch (RuntimeException fault) {
      return machine.faulted(incident, app, fault);
    }
  }

  /** The machine, for a step that is to be run by hand. */
  Machine machine() {
    return replicas.first().machine();
  }

  // What is seen.

  /** The newest incident. */
  Incident incident() {
    return incidents.all().getLast();
  }

  State state() {
    return incident().state();
  }

  <T extends State> T state(Class<T> type) {
    if (!type.isInstance(state())) {
      throw new AssertionError("not " + type.getSimpleName() + " but " + state());
    }
    return type.cast(state());
  }

  List<Entry> contents() {
    return incident().thread().stream().map(ThreadEntry::content).toList();
  }

  <T extends Entry> List<T> contents(Class<T> type) {
    return contents().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The newest message of this kind. */
  <T extends Entry> T last(Class<T> type) {
    var all = contents(type);
    if (all.isEmpty()) {
      throw new AssertionError("no " + type.getSimpleName() + " in " + contents());
    }
    return all.getLast();
  }

  List<Milestone> milestones() {
    return contents(IncidentEntry.Reached.class).stream()
        .map(IncidentEntry.Reached::milestone)
        .toList();
  }

  /** The plan that is offered. */
  Plan plan() {
    return state(OfferState.Planned.class).plan();
  }

  Failure failure() {
    return state(OfferState.Failed.class).failure();
  }

  /** The newest thing said to one person alone. */
  Reply reply() {
    if (incidents.replies().isEmpty()) {
      throw new AssertionError("nothing was said in private");
    }
    return incidents.replies().getLast().reply();
  }

  /** The same without what is suggested beside it. */
  Reply said() {
    return reply() instanceof Reply.Suggested(var said, _) ? said : reply();
  }

  List<String> actions() {
    return incidents.audit().stream().map(AuditEvent::action).toList();
  }

  /** The bot is started with another file. */
  Play configured(App other) {
    app = other;
    return restarts();
  }

  // The beginnings of many tests.

  /** Alice opens an incident and skips the questions; the plan is offered. */
  Play planned() {
    types(Examples.ALICE, "my-app");
    clicks(Examples.ALICE, ActionIds.PLAN_NOW);
    return clicks(Examples.ALICE, "answer.database.no");
  }

  Play plannedWithDatabase() {
    types(Examples.ALICE, "my-app");
    clicks(Examples.ALICE, ActionIds.PLAN_NOW);
    return clicks(Examples.ALICE, "answer.database.yes");
  }

  Play confirmed() {
    return planned().clicks(Examples.ALICE, ActionIds.PLAN_CONFIRM);
  }
}
