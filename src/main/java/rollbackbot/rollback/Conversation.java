package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.autodeploy.ResumeRequests;
import rollbackbot.check.AppCheck;
import rollbackbot.deploy.Run;
import rollbackbot.deploy.Succession;
import rollbackbot.history.Glances;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.people.CommandText;
import rollbackbot.people.FormIds;
import rollbackbot.people.Person;
import rollbackbot.people.Workspace;
import rollbackbot.question.Questions;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.room.Ends;
import rollbackbot.room.Response;
import rollbackbot.room.Timing;
import rollbackbot.tree.DecisionTree;

/**
 * Takes what people typed and clicked, checks that they may, and changes the incident. Every input
 * ends in exactly one stored effect: a change of an incident, or a reply.
 */
public final class Conversation {
  /** Bounds the retries of a change that races with others. */
  private static final int MOST_RACES = 20;

  private final Incidents incidents;
  private final HistoryReader reader;
  private final Languages languages;
  private final Commands commands;
  private final Clicks clicks;
  private final ResumeRequests resumes;
  private final Submissions submissions;
  private final Homes homes;
  private final Overview overview;
  private final AppCheck check;
  private final Inspection inspection;
  private final Answers answers;
  private final AppAccess access;
  private final IncidentAccess onIncident;
  private final MarkRemoval marks;
  private final InstantSource clock;

  public Conversation(
      DecisionTree tree,
      Incidents incidents,
      Apps apps,
      Workspace workspace,
      HistoryReader reader,
      LinkedBranch branches,
      AppCheck check,
      Inspection inspection,
      Glances glances,
      Languages languages,
      Timing.Following following,
      InstantSource clock) {
    var questions = new Questions(tree, Capabilities.OUTCOMES);
    this.incidents = incidents;
    this.answers = new Answers(incidents, workspace, languages, clock);
    var authorization = new Authorization(workspace);
    this.reader = reader;
    this.languages = languages;
    this.commands =
        new Commands(tree, questions, incidents, apps, workspace, reader, languages, following);
    this.resumes = new ResumeRequests(branches);
    var course = new Run();
    var approvals = Capabilities.approvals(course);
    this.clicks =
        new Clicks(questions, Capabilities.buttons(questions, course, approvals, resumes));
    this.submissions = new Submissions(approvals);
    this.access = new AppAccess(incidents, apps, authorization, commands, answers);
    this.onIncident = new IncidentAccess(incidents, apps, authorization, commands, answers, clock);
    this.check = check;
    this.inspection = inspection;
    this.homes = new Homes(incidents, apps, authorization, commands, glances, answers);
    this.marks = new MarkRemoval(incidents);
    this.overview = new Overview(homes, reader, marks);
    this.clock = clock;
  }

  /** Handles an input; afterwards it counts as handled. */
  public void handle(Input input) {
    switch (input.act()) {
      case Input.Act.Typed typed -> handleCommand(input, typed);
      case Input.Act.Clicked clicked -> handleClick(input, clicked);
      case Input.Act.Submitted form -> handleForm(input, form);
      case Input.Act.OpenedHome _ -> homes.show(input, 1);
    }
  }

  /** Says why an input could not be handled. */
  public void apologize(Input input, Reply why) {
    answers.answer(input, why);
  }

  private void handleCommand(Input input, Input.Act.Typed typed) {
    switch (CommandText.parse(typed.text())) {
      case CommandText.Help _ -> answers.answer(input, new Reply.Help(access.visibleApps()));
      case CommandText.Alone _ ->
          answers.answer(input, commands.start(access.visibleApps(), typed.channel()));
      case CommandText.NotUnderstood(var text) ->
          answers.answer(input, access.suggesting(typed.text(), new Reply.NotUnderstood(text)));
      case CommandText.Resume(var app) ->
          access.withApp(input, app, (known, person) -> resumeAs(input, known, person));
      case CommandText.Status _ -> answers.answer(input, overview.status(input));
      case CommandText.Ran(var app, var page) ->
          access.withApp(
              input,
              app,
              (known, person) -> answers.answer(input, person, overview.ran(known, page)));
      case CommandText.Check(var app) ->
          access.withApp(
              input,
              app,
              (known, person) ->
                  answers.answer(input, person, new Reply.Checked(known.name(), check.of(known))));
      case CommandText.Why(var app) ->
          access.withApp(
              input, app, (known, person) -> answers.answer(input, person, inspection.of(known)));
      case CommandText.Open wanted -> open(input, Opening.typed(wanted, typed.channel()));
    }
  }

  private void open(Input input, Opening opening) {
    access.withApp(
        input, opening.wanted().app(), (app, person) -> openAs(input, opening, app, person));
  }

  /** Auto-deploy is put back by the incident that paused it, so that its thread tells it. */
  private void resumeAs(Input input, App app, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      var open = incidents.openOne(app.name());
      var paused = incidents.autoDeployPausedBy(app.name()).flatMap(incidents::find);
      if (open.isPresent()) {
        answers.answer(input, person, Commands.alreadyOpen(open.get()));
        return;
      }
      if (paused.isEmpty()) {
        answers.answer(input, person, new Reply.NothingPaused(app.name()));
        return;
      }
      var incident = paused.get();
      var asked = resumes.byCommand(incident, app.name(), person.id(), clock.instant());
      if (answers.settled(input, person, asked)) {
        return;
      }
    }
    throw new IllegalStateException("too many races resuming auto-deploy of " + app.name());
  }

  private void openAs(Input input, Opening opening, App app, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      switch (commands.open(input, opening, app, person, clock.instant())) {
        case Commands.Outcome.Say(var reply) -> {
          boolean undoes =
              reply instanceof Reply.UnknownVersion unknown
                  && Suggestions.isUndoing(unknown.typed());
          answers.answer(input, person, undoes ? access.howToUndo(app.name()) : reply);
          return;
        }
        case Commands.Outcome.Store(var change) -> {
          if (incidents.store(Answers.by(person, change), Optional.of(input))) {
            return;
          }
        }
      }
    }
    throw new IllegalStateException("too many races opening an incident of " + app.name());
  }

  private void handleClick(Input input, Input.Act.Clicked clicked) {
    var action = clicked.action();
    if (AppAccess.isTyped(action)) {
      handleCommand(input, new Input.Act.Typed(input.replyTo().channel(), clicked.value()));
      return;
    }
    if (Homes.hears(action)) {
      homes.clicked(input, clicked);
      return;
    }
    var unmarked =
        Optional.of(clicked.value())
            .filter(_ -> action.startsWith(ActionIds.VERSION_UNMARK))
            .flatMap(MarkRemoval.Wanted::parse);
    if (unmarked.isPresent()) {
      var wanted = unmarked.get();
      access.withApp(input, wanted.app().value(), (_, person) -> unmarkAs(input, wanted, person));
      return;
    }
    if (action.startsWith(ActionIds.ROLLBACK_UNDO)) {
      onwards(input, clicked, Onwards::toUndo);
      return;
    }
    if (action.startsWith(ActionIds.ROLLBACK_ANOTHER)) {
      onwards(input, clicked, Onwards::furtherBack);
      return;
    }
    onIncident.change(
        input,
        clicked.value(),
        action,
        (incident, handle, app, by, now) ->
            onIncident
                .otherThan(incident)
                .filter(_ -> isForNoOtherIncident(action))
                .<Response>map(other -> new Response.Say(Commands.alreadyOpen(other)))
                .orElseGet(() -> clicks.apply(incident, action, handle, app, by, now)));
  }

  private void unmarkAs(Input input, MarkRemoval.Wanted wanted, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      var now = clock.instant();
      var outcome =
          marks
              .of(wanted, person.id(), now)
              .<Response>map(change ->
                  new Response.StoreAndSay(
                      change, new Reply.Unmarked(wanted.app(), wanted.label())))
              .orElseGet(() -> new Response.Say(new Reply.Over(wanted.app())));
      if (answers.settled(input, person, outcome)) {
        return;
      }
    }
    throw new IllegalStateException("too many races taking a mark off " + wanted);
  }

  /** What would come in the way of another incident's rollback. */
  private static boolean isForNoOtherIncident(String action) {
    return action.startsWith(ActionIds.AUTODEPLOY_RESUME)
        || action.startsWith(ActionIds.BRANCH_DEPLOY);
  }

  /**
   * The way on from a rollback is another one: same checks, same steps, a plan to confirm.
   *
   * @param where to which version, as it would be typed; empty where there is none
   */
  private void onwards(
      Input input, Input.Act.Clicked clicked, Function<Incident, Optional<String>> where) {
    var incident =
        Input.Handle.parse(clicked.value()).flatMap(handle -> incidents.find(handle.incident()));
    var wanted = incident.flatMap(where);
    if (incident.isEmpty() || wanted.isEmpty()) {
      answers.answer(input, new Reply.NotUnderstood(clicked.action()));
      return;
    }
    access.withApp(
        input,
        incident.get().app().value(),
        (app, person) -> onwardsAs(input, incident.get(), wanted.get(), app, person));
  }

  /** What runs no more can't be undone: what took its place would be left, not the rollback. */
  private void onwardsAs(Input input, Incident incident, String wanted, App app, Person person) {
    var found =
        reader.newestSuccess(app).flatMap(runs -> Succession.found(incident, runs, incidents));
    var replaced = Ends.replaced(found.map(Change::incident).orElse(incident));
    if (replaced.isEmpty()) {
      openAs(input, Opening.onFrom(incident, wanted), app, person);
      return;
    }
    var version = Onwards.rolledBackTo(incident);
    var reply = new Reply.NoLongerRuns(incident.id(), app.name(), version, replaced.get());
    var now = clock.instant();
    var said = new PrivateReply(input.replyTo(), languages.of(person.locale()), reply, now);
    boolean told =
        found
            .map(change -> incidents.store(change.with(said).wakingAt(now), Optional.of(input)))
            .orElse(false);
    if (!told) {
      answers.answer(input, person, reply);
    }
  }

  private void handleForm(Input input, Input.Act.Submitted form) {
    if (form.callback().equals(FormIds.ROLLBACK_START)) {
      open(input, Opening.filledIn(form, input.replyTo().channel()));
      return;
    }
    onIncident.change(
        input,
        form.value(),
        form.callback(),
        (incident, handle, app, by, now) ->
            submissions.apply(incident, form, handle, app, by, now));
  }
}
