package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.VersionSearch;
import rollbackbot.incident.Change;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.offer.Offers;
import rollbackbot.once.ShortLook;
import rollbackbot.people.Person;
import rollbackbot.people.PlaceKind;
import rollbackbot.people.Workspace;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.question.QuestionState;
import rollbackbot.question.Questions;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.release.history.History;
import rollbackbot.room.Timing;
import rollbackbot.tree.Answer;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.version.Nearest;

/** What {@code /rollback app} does: opens the incident, or says why not. */
final class Commands {
  private static final String PREVIOUS = "previous";
  private static final String PROBLEM = "problem";
  private static final String YES = "yes";

  private final DecisionTree tree;
  private final Questions questions;
  private final Incidents incidents;
  private final Apps apps;
  private final Workspace workspace;
  private final HistoryReader reader;
  private final VersionSearch search;
  private final Languages languages;
  private final Timing.Following timing;

  Commands(
      DecisionTree tree,
      Questions questions,
      Incidents incidents,
      Apps apps,
      Workspace workspace,
      HistoryReader reader,
      Languages languages,
      Timing.Following timing) {
    this.tree = tree;
    this.questions = questions;
    this.incidents = incidents;
    this.apps = apps;
    this.workspace = workspace;
    this.reader = reader;
    this.search = new VersionSearch(reader);
    this.languages = languages;
    this.timing = timing;
  }

  /** The one effect of a command. */
  sealed interface Outcome {
    record Say(Reply reply) implements Outcome {}

    record Store(Change change) implements Outcome {}
  }

  Reply unknownApp(String typed) {
    return unknownApp(typed, apps.names());
  }

  static Reply.UnknownApp unknownApp(String typed, List<AppName> known) {
    return new Reply.UnknownApp(
        typed, Nearest.to(typed, known.stream().map(AppName::value).toList()));
  }

  static Reply.AlreadyOpen alreadyOpen(Incident open) {
    return new Reply.AlreadyOpen(open.id(), open.app(), open.openedBy());
  }

  /** The form that asks for what {@code /rollback} alone doesn't say. */
  Reply.Form start(List<AppName> names, String typedIn) {
    return new Reply.Form.Start(
        names, workspace.kindOf(typedIn) != PlaceKind.CHANNEL, Optional.empty());
  }

  /** The same about one app, asked for where no incident can be. */
  Reply.Form start(List<AppName> names, App chosen) {
    return new Reply.Form.Start(names, chosen.channel().isEmpty(), Optional.of(chosen.name()));
  }

  Outcome open(Input input, Opening opening, App app, Person person, Instant now) {
    var typedIn = opening.typedIn();
    var kind = workspace.kindOf(opening.place());
    var channel = app.channel().or(() -> channelOf(opening.place(), kind));
    var open = incidents.openOne(app.name());
    if (open.isPresent()) {
      return alreadyOpen(open.get(), typedIn, channel, person, input, now);
    }
    if (channel.isEmpty()) {
      return new Outcome.Say(new Reply.NoPlace(app.name(), kind));
    }
    var wanted = opening.wanted().wanted();
    if (wanted.isEmpty()) {
      return store(input, opening, channel.get(), app, person, now, Optional.empty());
    }
    return switch (search.of(app, wanted.get())) {
      case VersionSearch.Found.Nowhere(var reply) -> new Outcome.Say(suggesting(reply, opening));
      case VersionSearch.Found.Meant(var plan) ->
          runsAlready(plan, app)
              .<Outcome>map(Outcome.Say::new)
              .orElseGet(
                  () -> store(input, opening, channel.get(), app, person, now, Optional.of(plan)));
    };
  }

  /** What runs can't be gone back to: whoever typed it is told, and no incident is opened. */
  private Optional<Reply.Mistake> runsAlready(PlanRequest request, App app) {
    return switch (request) {
      case PlanRequest.Previous _ -> Optional.empty();
      case PlanRequest.Exact _, PlanRequest.AtCommit _ ->
          ShortLook.within(timing.beforeOpening(), () -> runsAlready(request, app, reader))
              .flatMap(found -> found);
    };
  }

  /** The same, read without a limit. */
  static Optional<Reply.Mistake> runsAlready(PlanRequest request, App app, HistoryReader reader) {
    return switch (reader.read(app, request, Optional.empty())) {
      case HistoryReader.Reading.Done(var history) -> runsAlready(request, app, history);
      case HistoryReader.Reading.Impossible _ -> Optional.empty();
    };
  }

  private static Optional<Reply.Mistake> runsAlready(
      PlanRequest request, App app, History history) {
    return Planner.plan(app, history, request, false, Optional.empty())
            instanceof Planner.Result.Impossible(Failure.Reason.RunsAlready(var version), _, _)
        ? Optional.of(new Reply.RunsAlready(app.name(), version, previous(app, history)))
        : Optional.empty();
  }

  /** The nearest version there is, with the reason that was given. */
  private static Reply suggesting(Reply.UnknownVersion unknown, Opening opening) {
    var reason = opening.reason().map(it -> " -- " + it).orElse("");
    return unknown
        .nearest()
        .or(() -> Nearest.to(unknown.typed(), List.of(PREVIOUS)))
        .<Reply>map(near -> new Reply.Suggested(unknown, unknown.app() + " " + near + reason))
        .orElse(unknown);
  }

  private static Optional<String> previous(App app, History history) {
    return Planner.plan(app, history, new PlanRequest.Previous(), false, Optional.empty())
            instanceof Planner.Result.Ready(var plan)
        ? Optional.of(plan.to().label())
        : Optional.empty();
  }

  private static Optional<String> channelOf(String place, PlaceKind kind) {
    return kind == PlaceKind.CHANNEL ? Optional.of(place) : Optional.empty();
  }

  /** The open incident of an app, unless its board is still to be posted by typing again. */
  static Optional<Incident> shownIncident(Incidents incidents, AppName app) {
    return incidents.openOne(app).filter(open -> !isNowhere(incidents, open));
  }

  private static boolean isNowhere(Incidents incidents, Incident open) {
    return open.channel().isBlank() || incidents.boardIsRefused(open.id());
  }

  /** Typing again where the board couldn't be posted posts it, here. */
  private Outcome alreadyOpen(
      Incident open,
      String typedIn,
      Optional<String> channel,
      Person person,
      Input input,
      Instant now) {
    if (!isNowhere(incidents, open) || channel.isEmpty()) {
      return new Outcome.Say(alreadyOpen(open));
    }
    var change =
        Change.to(open.withPlace(channel.get(), input.replyTo()))
            .with(open.audit(now, input.user(), "board-moved", channel.get()))
            .wakingAt(now);
    return new Outcome.Store(toldWhere(change, typedIn, channel.get(), person, input, now));
  }

  /** A board that appears in another channel is announced where the command was typed. */
  private Change toldWhere(
      Change change, String typedIn, String channel, Person person, Input input, Instant now) {
    if (channel.equals(typedIn)) {
      return change;
    }
    var elsewhere = new Reply.OpenedElsewhere(change.incident().app(), channel);
    return change.with(
        new PrivateReply(input.replyTo(), languages.of(person.locale()), elsewhere, now));
  }

  private Outcome store(
      Input input,
      Opening opening,
      String channel,
      App app,
      Person person,
      Instant now,
      Optional<PlanRequest> request) {
    var before = opening.follows().filter(it -> it.channel().equals(channel));
    var opened =
        Incident.opened(
                new IncidentId(input.id()),
                app.name(),
                before.map(Incident::language).orElseGet(() -> languages.of(person.locale())),
                person.id(),
                now,
                channel,
                input.replyTo(),
                new QuestionState.Deciding(tree.root().id()))
            .withReason(opening.reason());
    var blank = before.map(opened::following).orElse(opened);
    var incident =
        request
            .map(plan -> Offers.planning(withProblem(blank, person, now), plan, false))
            .orElseGet(() -> firstQuestion(blank, person, now));
    var change =
        Change.to(incident)
            .with(
                incident.audit(
                    now, person.id(), "opened", request.map(Object::toString).orElse("")))
            .wakingAt(now);
    return new Outcome.Store(toldWhere(change, opening.typedIn(), channel, person, input, now));
  }

  private Incident firstQuestion(Incident blank, Person person, Instant now) {
    var root = tree.root();
    return saidByOpening()
        .map(yes -> questions.answered(blank, root, yes, person.id(), now))
        .orElseGet(() -> questions.follow(blank, new Next.Ask(root.id()), person.id(), now));
  }

  private Incident withProblem(Incident blank, Person person, Instant now) {
    return saidByOpening()
        .map(yes -> new GivenAnswer(new Answer(tree.root().id(), yes.id()), person.id(), now))
        .map(problem -> blank.withAnswers(List.of(problem)))
        .orElse(blank);
  }

  /**
   * Opening an incident says that there is a problem: where a tree begins by asking just that, the
   * question is answered. Another first question is asked.
   */
  private Optional<Choice> saidByOpening() {
    var root = tree.root();
    return root.id().equals(PROBLEM)
        ? root.choice(YES).filter(yes -> yes.next() instanceof Next.Ask)
        : Optional.empty();
  }
}
