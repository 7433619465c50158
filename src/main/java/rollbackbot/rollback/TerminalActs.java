package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.autodeploy.ResumeRequests;
import rollbackbot.deploy.Run;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.offer.ApprovalClicks;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.Offers;
import rollbackbot.people.ActionIds;
import rollbackbot.people.CommandText;
import rollbackbot.people.ReplyAddress;
import rollbackbot.people.TypedText;
import rollbackbot.plan.PlanRequest;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.question.Questions;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Apps;
import rollbackbot.room.Click;
import rollbackbot.room.Response;
import rollbackbot.room.Timing;
import rollbackbot.tree.DecisionTree;

/**
 * What a user of the bot's machine does without Slack. Whoever can start a process as the bot's own
 * user holds all that the bot holds, so nobody is asked whether they may; the audit names them.
 */
public final class TerminalActs {
  private static final int MOST_RACES = 20;

  private final Questions questions;
  private final Incidents incidents;
  private final Apps apps;
  private final Commands commands;
  private final Clicks clicks;
  private final ApprovalClicks approvals;
  private final Supplier<String> ids;
  private final InstantSource clock;

  public TerminalActs(
      DecisionTree tree,
      Incidents incidents,
      Apps apps,
      HistoryReader reader,
      LinkedBranch branches,
      Languages languages,
      Timing.Following following,
      Supplier<String> ids,
      InstantSource clock) {
    this.questions = new Questions(tree, Capabilities.OUTCOMES);
    this.incidents = incidents;
    this.apps = apps;
    this.commands =
        new Commands(tree, questions, incidents, apps, new NoSlack(), reader, languages, following);
    var course = new Run();
    var kinds = Capabilities.approvals(course);
    this.clicks =
        new Clicks(
            questions,
            Capabilities.buttons(questions, course, kinds, new ResumeRequests(branches)));
    this.approvals = new ApprovalClicks(kinds);
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of asking for a rollback. */
  public sealed interface Begun {
    /** A plan is being made. */
    record Opened(Incident incident) implements Begun {}

    /** An incident of the app was open already. */
    record OpenBefore(Incident incident) implements Begun {}

    /** Nothing was opened. */
    record Refused(Reply why) implements Begun {}
  }

  /**
   * Asks for a rollback.
   *
   * @param text as behind {@code /rollback}: an app, and a version or {@code previous}, which it is
   *     without one
   * @throws rollbackbot.once.OutsideTrouble if what it takes can't be read
   */
  public Begun begin(String text, TerminalCaller caller) {
    return switch (CommandText.parse(text)) {
      case CommandText.Open wanted -> begin(withVersion(wanted), caller);
      case CommandText.Help _,
          CommandText.Alone _,
          CommandText.Status _,
          CommandText.Ran _,
          CommandText.Check _,
          CommandText.Why _,
          CommandText.Resume _ ->
          new Begun.Refused(new Reply.NotUnderstood(text));
      case CommandText.NotUnderstood(var typed) ->
          new Begun.Refused(new Reply.NotUnderstood(typed));
    };
  }

  private static CommandText.Open withVersion(CommandText.Open wanted) {
    return new CommandText.Open(
        wanted.app(), wanted.wanted().or(() -> Optional.of("previous")), wanted.reason());
  }

  private Begun begin(CommandText.Open wanted, TerminalCaller caller) {
    var app =
        AppName.isValid(wanted.app())
            ? apps.find(new AppName(wanted.app()))
            : Optional.<App>empty();
    return app.map(found -> begin(wanted, found, caller))
        .orElseGet(() -> new Begun.Refused(commands.unknownApp(wanted.app())));
  }

  private Begun begin(CommandText.Open wanted, App app, TerminalCaller caller) {
    var channel = app.channel().orElse("");
    for (int race = 0; race < MOST_RACES; race++) {
      var open = incidents.openOne(app.name());
      if (open.isPresent()) {
        return new Begun.OpenBefore(open.get());
      }
      var now = clock.instant();
      var input = input(caller, channel, wanted.app());
      var outcome = commands.open(input, Opening.typed(wanted, channel), app, caller.person(), now);
      switch (outcome) {
        case Commands.Outcome.Say(var reply) -> {
          return new Begun.Refused(reply);
        }
        case Commands.Outcome.Store(var change) -> {
          if (incidents.store(caller.signed(change), Optional.of(input))) {
            return new Begun.Opened(incidents.find(change.incident().id()).orElseThrow());
          }
        }
      }
    }
    throw new IllegalStateException("too many races opening an incident of " + app.name());
  }

  /** So that the audit tells from where it came. */
  private Input input(TerminalCaller caller, String channel, String text) {
    return new Input(
        ids.get(),
        caller.id(),
        Input.TERMINAL,
        new ReplyAddress(caller.id(), channel, Optional.empty(), Optional.empty()),
        clock.instant(),
        new Input.Act.Typed(channel, text));
  }

  /** What can be done about an incident at this moment. */
  public enum Choice {
    /** The app's name confirms the plan. */
    CONFIRM,
    /** A second person is asked for: the app's name and a reason confirm it without one. */
    CONFIRM_ALONE,
    /** It is confirmed, and waits for a second person: a reason lets it begin without one. */
    GO_ALONE,
    /** A second person is asked for, whom Slack alone can tell from the first. */
    SECOND_PERSON,
    /** The app's name leaves the questions out. */
    PLAN,
    /** After the end, the app's name has a new plan made. */
    NEW_PLAN,
    /** It is decided in Slack. */
    IN_SLACK,
    /** Nothing is waited for but the bot or the platform. */
    NONE
  }

  /** What somebody at a terminal may do about an incident. */
  public Choice choice(Incident incident) {
    return apps.find(incident.app()).map(app -> choice(incident, app)).orElse(Choice.NONE);
  }

  private static Choice choice(Incident incident, App app) {
    return switch (incident.state()) {
      case Planned(var plan) -> ofPlan(Approvals.rule(plan, app));
      case AwaitingApproval(var confirmed) ->
          Approvals.rule(confirmed.plan(), app).mayGoAlone()
              ? Choice.GO_ALONE
              : Choice.SECOND_PERSON;
      case Deciding _ -> Choice.PLAN;
      case Failed _ -> Choice.NEW_PLAN;
      case State other -> other.turn() == Traits.Turn.PERSON ? Choice.IN_SLACK : Choice.NONE;
    };
  }

  private static Choice ofPlan(ApprovalRule rule) {
    if (!rule.asksASecond()) {
      return Choice.CONFIRM;
    }
    return rule.mayGoAlone() ? Choice.CONFIRM_ALONE : Choice.SECOND_PERSON;
  }

  /**
   * Does it, provided that what is asked is what the caller saw. What the bot learns meanwhile is
   * in nobody's way.
   *
   * @param reason why no second person is waited for; empty where nobody was asked for one
   * @return false if it has moved on: then it is to be looked at again
   */
  public boolean choose(Incident seen, TerminalCaller caller, String reason) {
    var why = TypedText.prose(reason);
    return changed(seen, caller, (now, app) -> choose(now, app, caller, why));
  }

  private boolean changed(
      Incident seen, TerminalCaller caller, BiFunction<Incident, App, Optional<Change>> act) {
    var app = apps.find(seen.app());
    for (int race = 0; race < MOST_RACES && app.isPresent(); race++) {
      var change = asSeen(seen).flatMap(now -> act.apply(now, app.get()));
      if (change.isEmpty()) {
        return false;
      }
      if (store(change.get(), caller)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Incident> asSeen(Incident seen) {
    return incidents
        .find(seen.id())
        .filter(now -> now.prompt() == seen.prompt() && now.state().equals(seen.state()));
  }

  private Optional<Change> choose(Incident seen, App app, TerminalCaller caller, String reason) {
    return switch (choice(seen, app)) {
      case CONFIRM -> change(click(seen, app, caller, ActionIds.PLAN_CONFIRM));
      case CONFIRM_ALONE -> reason.isEmpty() ? Optional.empty() : alone(seen, app, caller, reason);
      case GO_ALONE -> goAlone(seen, app, caller, reason);
      case PLAN -> Optional.of(withoutQuestions(seen, caller));
      case NEW_PLAN -> change(click(seen, app, caller, ActionIds.ROLLBACK_RETRY));
      case SECOND_PERSON, IN_SLACK, NONE -> Optional.empty();
    };
  }

  /** One change: never is it stored that only a terminal's word stands beside a second person's. */
  private Optional<Change> alone(Incident seen, App app, TerminalCaller caller, String reason) {
    return change(click(seen, app, caller, ActionIds.PLAN_CONFIRM))
        .flatMap(asking -> goAlone(asking.incident(), app, caller, reason).map(asking::then));
  }

  private Optional<Change> goAlone(
      Incident waiting, App app, TerminalCaller caller, String reason) {
    var handle = Input.Handle.of(waiting, waiting.prompt());
    var click = new Click(waiting, handle, app, caller.id(), clock.instant());
    return change(approvals.goAlone(click, reason));
  }

  /** A terminal asks no question of the tree: the plan is that of the previous version. */
  private Change withoutQuestions(Incident seen, TerminalCaller caller) {
    var now = clock.instant();
    return Change.to(Offers.planning(seen, new PlanRequest.Previous(), false))
        .with(seen.audit(now, caller.id(), "questions-skipped", ""))
        .wakingAt(now);
  }

  private Response click(Incident seen, App app, TerminalCaller caller, String action) {
    var handle = Input.Handle.of(seen, seen.prompt());
    return clicks.apply(seen, action, handle, app, caller.id(), clock.instant());
  }

  private static Optional<Change> change(Response outcome) {
    return switch (outcome) {
      case Response.Store(var change) -> Optional.of(change);
      case Response.StoreAndSay(var change, _) -> Optional.of(change);
      case Response.Say _ -> Optional.empty();
    };
  }

  /** Takes back a plan that nobody confirmed, so that it keeps nobody from another. */
  public boolean cancel(Incident seen, TerminalCaller caller) {
    return seen.state() instanceof Planned
        && changed(
            seen, caller, (now, app) -> change(click(now, app, caller, ActionIds.PLAN_CANCEL)));
  }

  private boolean store(Change change, TerminalCaller caller) {
    var input = input(caller, change.incident().channel(), "");
    return incidents.store(caller.signed(change), Optional.of(input));
  }
}
