package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.autodeploy.ResumeRequests;
import rollbackbot.check.AppCheck;
import rollbackbot.deploy.DeployState;
import rollbackbot.deploy.Run;
import rollbackbot.deploy.Succession;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.people.CommandText;
import rollbackbot.people.FormIds;
import rollbackbot.people.Person;
import rollbackbot.people.Workspace;
import rollbackbot.question.Questions;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.room.Ends;
import rollbackbot.room.Response;
import rollbackbot.room.Timing;
import rollbackbot.source.CommitId;
import rollbackbot.tree.DecisionTree;
import rollbackbot.version.Version;

/**
 * Takes what people typed and clicked, checks that they may, and changes the incident. Every input
 * ends in exactly one stored effect: a change of an incident, or a reply.
 */
public final class Conversation {
  /** Bounds the retries of a change that races with others. */
  private static final int MOST_RACES = 20;

  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;
  private final Workspace workspace;
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
  private final Suggestions suggestions;
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
      Languages languages,
      Timing.Following following,
      InstantSource clock) {
    var questions = new Questions(tree, Capabilities.OUTCOMES);
    this.incidents = incidents;
    this.apps = apps;
    this.workspace = workspace;
    this.authorization = new Authorization(workspace);
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
    this.suggestions = new Suggestions(apps);
    this.check = check;
    this.inspection = inspection;
    this.homes = new Homes(incidents, apps, authorization);
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
      case Input.Act.OpenedHome _ -> answer(input, homes.of(input));
    }
  }

  /** Says that an input could not be handled, by a fault of our own. */
  public void apologize(Input input) {
    answer(input, new Reply.Fault());
  }

  private void handleCommand(Input input, Input.Act.Typed typed) {
    switch (CommandText.parse(typed.text())) {
      case CommandText.Help _ -> answer(input, new Reply.Help(visibleApps()));
      case CommandText.Alone _ -> answer(input, commands.start(visibleApps(), typed.channel()));
      case CommandText.NotUnderstood(var text) ->
          answer(input, suggesting(typed.text(), new Reply.NotUnderstood(text)));
      case CommandText.Resume(var app) -> resume(input, app);
      case CommandText.Status _ -> answer(input, overview.status(input));
      case CommandText.Ran(var app, var page) ->
          withApp(input, app, (known, person) -> answer(input, person, overview.ran(known, page)));
      case CommandText.Check(var app) -> check(input, app);
      case CommandText.Why(var app) ->
          withApp(input, app, (known, person) -> answer(input, person, inspection.of(known)));
      case CommandText.Open wanted -> open(input, Opening.typed(wanted, typed.channel()));
    }
  }

  /** With a button for what was probably meant, where that can be told. */
  private Reply suggesting(String typed, Reply said) {
    try {
      return suggestions
          .of(typed)
          .<Reply>map(command -> new Reply.Suggested(said, command))
          .orElse(said);
    } catch (OutsideTrouble e) {
      return said;
    }
  }

  /** What isn't an app may be the platform's name of one, a command, or nearly either. */
  private void unknownApp(Input input, String name) {
    var typed = textOf(input).orElse(name);
    var toUndo = suggestions.toUndo(typed);
    if (toUndo.isPresent()) {
      withApp(input, toUndo.get(), (app, person) -> answer(input, person, howToUndo(app.name())));
    } else {
      answer(input, suggesting(typed, commands.unknownApp(name)));
    }
  }

  private static Optional<String> textOf(Input input) {
    return switch (input.act()) {
      case Input.Act.Typed(_, var text) -> Optional.of(text);
      case Input.Act.Clicked(var action, var value) when isTyped(action) -> Optional.of(value);
      case Input.Act.Clicked _, Input.Act.Submitted _, Input.Act.OpenedHome _ -> Optional.empty();
    };
  }

  private Reply howToUndo(AppName app) {
    return new Reply.HowToUndo(
        app,
        incidents.newest(app, 1).stream()
            .filter(newest -> newest.state() instanceof DeployState.Succeeded)
            .map(Incident::id)
            .findFirst());
  }

  private List<AppName> visibleApps() {
    try {
      return apps.names();
    } catch (OutsideTrouble e) {
      return List.of();
    }
  }

  private void open(Input input, Opening opening) {
    withApp(input, opening.wanted().app(), (app, person) -> openAs(input, opening, app, person));
  }

  /** What is done with an app by somebody who may. */
  private interface Act {
    void with(App app, Person person);
  }

  private void withApp(Input input, String name, Act act) {
    try {
      var app = AppName.isValid(name) ? apps.find(new AppName(name)) : Optional.<App>empty();
      if (app.isEmpty()) {
        unknownApp(input, name);
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) -> act.with(app.get(), person);
      }
    } catch (OutsideTrouble e) {
      answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  private void check(Input input, String name) {
    withApp(
        input,
        name,
        (app, person) -> answer(input, person, new Reply.Checked(app.name(), check.of(app))));
  }

  private void resume(Input input, String name) {
    withApp(input, name, (app, person) -> resumeAs(input, app, person));
  }

  /** Auto-deploy is put back by the incident that paused it, so that its thread tells it. */
  private void resumeAs(Input input, App app, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      var open = incidents.openOne(app.name());
      var paused = incidents.autoDeployPausedBy(app.name()).flatMap(incidents::find);
      if (open.isPresent()) {
        answer(input, person, commands.alreadyOpen(open.get()));
        return;
      }
      if (paused.isEmpty()) {
        answer(input, person, new Reply.NothingPaused(app.name()));
        return;
      }
      var incident = paused.get();
      var asked = resumes.byCommand(incident, app.name(), person.id(), clock.instant());
      if (settled(input, person, asked)) {
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
          answer(input, person, undoes ? howToUndo(app.name()) : reply);
          return;
        }
        case Commands.Outcome.Store(var change) -> {
          if (incidents.store(by(person, change), Optional.of(input))) {
            return;
          }
        }
      }
    }
    throw new IllegalStateException("too many races opening an incident of " + app.name());
  }

  private static Change by(Person person, Change change) {
    return change.with(change.incident().knowing(person));
  }

  private void handleClick(Input input, Input.Act.Clicked clicked) {
    var action = clicked.action();
    if (isTyped(action)) {
      handleCommand(input, new Input.Act.Typed(input.replyTo().channel(), clicked.value()));
      return;
    }
    var unmarked =
        Optional.of(clicked.value())
            .filter(_ -> action.startsWith(ActionIds.VERSION_UNMARK))
            .flatMap(MarkRemoval.Wanted::parse);
    if (unmarked.isPresent()) {
      var wanted = unmarked.get();
      withApp(input, wanted.app().value(), (_, person) -> unmarkAs(input, wanted, person));
      return;
    }
    if (action.startsWith(ActionIds.ROLLBACK_UNDO)) {
      onwards(input, clicked, Conversation::toUndo);
      return;
    }
    if (action.startsWith(ActionIds.ROLLBACK_ANOTHER)) {
      onwards(input, clicked, Conversation::furtherBack);
      return;
    }
    change(
        input,
        clicked.value(),
        action,
        (incident, handle, app, by, now) ->
            otherThan(incident)
                .filter(_ -> isForNoOtherIncident(action))
                .<Response>map(other -> new Response.Say(commands.alreadyOpen(other)))
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
      if (settled(input, person, outcome)) {
        return;
      }
    }
    throw new IllegalStateException("too many races taking a mark off " + wanted);
  }

  private static boolean isTyped(String action) {
    return action.startsWith(ActionIds.COMMAND_RUN);
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
      answer(input, new Reply.NotUnderstood(clicked.action()));
      return;
    }
    withApp(
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
      var typed = new CommandText.Open(app.name().value(), Optional.of(wanted));
      openAs(input, Opening.typed(typed, incident.channel()), app, person);
      return;
    }
    var version = rolledBackTo(incident);
    var reply = new Reply.NoLongerRuns(incident.id(), app.name(), version, replaced.get());
    var now = clock.instant();
    var said = new PrivateReply(input.replyTo(), languages.of(person.locale()), reply, now);
    boolean told =
        found
            .map(change -> incidents.store(change.with(said).wakingAt(now), Optional.of(input)))
            .orElse(false);
    if (!told) {
      answer(input, person, reply);
    }
  }

  private static String rolledBackTo(Incident incident) {
    return incident.state() instanceof DeployState.Succeeded(var confirmed, _, _, _, _)
        ? confirmed.plan().to().label()
        : "";
  }

  /** What was left: its commit, where that is known. */
  private static Optional<String> toUndo(Incident incident) {
    if (!(incident.state() instanceof DeployState.Succeeded(var confirmed, _, _, _, _))) {
      return Optional.empty();
    }
    var left = confirmed.plan().from();
    return left.identity().map(CommitId::value).or(() -> left.version().map(Version::text));
  }

  /** What the bot would choose, now that what was gone back to didn't help either. */
  private static Optional<String> furtherBack(Incident incident) {
    return incident.state() instanceof DeployState.Succeeded
        ? Optional.of("previous")
        : Optional.empty();
  }

  private void handleForm(Input input, Input.Act.Submitted form) {
    if (form.callback().equals(FormIds.ROLLBACK_START)) {
      open(input, Opening.filledIn(form, input.replyTo().channel()));
      return;
    }
    change(
        input,
        form.value(),
        form.callback(),
        (incident, handle, app, by, now) ->
            submissions.apply(incident, form, handle, app, by, now));
  }

  /** What somebody does to an incident: as it stands now, and by whom. */
  private interface Deed {
    Response on(Incident incident, Input.Handle handle, App app, String by, Instant now);
  }

  private void change(Input input, String value, String name, Deed deed) {
    var handle = Input.Handle.parse(value);
    var found = handle.flatMap(it -> incidents.find(it.incident()));
    if (handle.isEmpty() || found.isEmpty()) {
      answer(input, new Reply.NotUnderstood(name));
      return;
    }
    try {
      var app = apps.find(found.get().app());
      if (app.isEmpty()) {
        answer(input, commands.unknownApp(found.get().app().value()));
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) ->
            changeAs(input, handle.get(), app.get(), person, deed);
      }
    } catch (OutsideTrouble e) {
      answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  private void changeAs(Input input, Input.Handle handle, App app, Person person, Deed deed) {
    for (int race = 0; race < MOST_RACES; race++) {
      var incident = incidents.find(handle.incident()).orElseThrow();
      if (settled(input, person, deed.on(incident, handle, app, person.id(), clock.instant()))) {
        return;
      }
      var other = otherThan(incident);
      if (other.isPresent()) {
        answer(input, person, commands.alreadyOpen(other.get()));
        return;
      }
    }
    throw new IllegalStateException("too many races changing " + handle.incident());
  }

  /** Whether it took effect; if not, another change came in between. */
  private boolean settled(Input input, Person person, Response outcome) {
    return switch (outcome) {
      case Response.Say(var reply) -> {
        answer(input, person, reply);
        yield true;
      }
      case Response.Store(var change) -> incidents.store(by(person, change), Optional.of(input));
      case Response.StoreAndSay(var change, var reply) -> {
        var language = languages.of(person.locale());
        var said = new PrivateReply(input.replyTo(), language, reply, clock.instant());
        yield incidents.store(by(person, change).with(said), Optional.of(input));
      }
    };
  }

  /** Another incident of the app that is open. */
  private Optional<Incident> otherThan(Incident incident) {
    return incidents.openOne(incident.app()).filter(open -> !open.id().equals(incident.id()));
  }

  private void deny(Input input, App app, Authorization.Permission.Denied denied) {
    var reply = new Reply.NotAllowed(app.name(), denied.why(), app.operators());
    var locale = denied.person().flatMap(Person::locale);
    say(input, locale, reply);
  }

  private void answer(Input input, Person person, Reply reply) {
    say(input, person.locale(), reply);
  }

  private void answer(Input input, Reply reply) {
    say(input, localeOf(input), reply);
  }

  private Optional<String> localeOf(Input input) {
    try {
      return workspace.person(input.user(), input.origin()).locale();
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }

  private void say(Input input, Optional<String> locale, Reply reply) {
    var said = new PrivateReply(input.replyTo(), languages.of(locale), reply, clock.instant());
    incidents.reply(List.of(said), input);
  }
}
