package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.rollback.ApprovalRequest;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.Flags;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Decision;
import rollbackbot.rollback.ThreadEntry.FlagChoice;
import rollbackbot.rollback.ThreadEntry.Health;
import rollbackbot.rollback.ThreadEntry.Milestone;
import rollbackbot.rollback.TicketOutcome;
import rollbackbot.text.Text;
import rollbackbot.tree.Question;

/** What happened in an incident, in order, up to a message of its thread. */
final class Chronicle {
  private static final int MOST_REASON = 300;

  private Chronicle() {}

  /** One thing that happened. */
  record Event(Instant at, Text text) {}

  /**
   * What is known.
   *
   * @param person how people are named
   * @param date how a moment is written
   */
  static List<Event> of(
      Scene scene, int before, Function<String, Text> person, Function<Instant, Text> date) {
    var events = new ArrayList<Event>();
    var incident = scene.incident();
    events.add(
        new Event(
            incident.openedAt(),
            scene.say("opened by {person}", person.apply(incident.openedBy()))));
    incident.thread().stream()
        .filter(entry -> entry.number() < before)
        .forEach(entry -> events.addAll(events(scene, entry, person, date)));
    events.sort(Comparator.comparing(Event::at));
    return List.copyOf(events);
  }

  /**
   * From the beginning to the moment that production was well again, as far as was looked at.
   *
   * @param parts what of it was spent on what, where that is known
   * @param limits what of production being well wasn't looked at; empty where all was
   */
  record Recovery(Duration whole, Optional<Parts> parts, Optional<Text> limits) {}

  /**
   * The parts of a rollback.
   *
   * @param deciding from the beginning to the confirmation
   * @param deploying from there to the deployment's success
   * @param verifying from there to the proof
   */
  record Parts(Duration deciding, Duration deploying, Duration verifying) {}

  /** Empty where production wasn't known to be well again at any moment. */
  static Optional<Recovery> recovery(Scene scene, int before) {
    return scene.incident().thread().reversed().stream()
        .filter(entry -> entry.number() < before && healed(scene, entry.content()))
        .findFirst()
        .map(entry ->
            new Recovery(
                Duration.between(scene.incident().openedAt(), entry.at()),
                parts(scene, entry),
                limits(scene, entry.content())));
  }

  private static Optional<Text> limits(Scene scene, Content content) {
    return content instanceof Content.Proven proven
        ? ProofText.of(proven).limits(scene.wording())
        : Optional.empty();
  }

  private static boolean healed(Scene scene, Content content) {
    return content instanceof Content.Proven
        || (content instanceof Content.FeatureSwitched(var change, var health)
            && health == Health.GOOD
            && Flags.inForce(scene.incident()).contains(change));
  }

  private static Optional<Parts> parts(Scene scene, ThreadEntry proof) {
    if (!(proof.content() instanceof Content.Proven proven)) {
      return Optional.empty();
    }
    var confirmed = proven.confirmed().at();
    return scene.incident().thread().stream()
        .filter(entry ->
            entry.content() instanceof Content.Reached(Milestone.Live _)
                && !entry.at().isBefore(confirmed))
        .findFirst()
        .map(live ->
            new Parts(
                Duration.between(scene.incident().openedAt(), confirmed),
                Duration.between(confirmed, live.at()),
                Duration.between(live.at(), proof.at())));
  }

  private static List<Event> events(
      Scene scene, ThreadEntry entry, Function<String, Text> person, Function<Instant, Text> date) {
    var at = entry.at();
    return switch (entry.content()) {
      case Content.Asked asked when !asked.dropped() ->
          asked.answer().stream()
              .map(given -> new Event(given.at(), answer(scene, asked, person)))
              .toList();
      case Content.Offered offered -> plan(scene, offered, at, person);
      case Content.FlagsOffered(_, _, FlagChoice.Chosen(var change)) ->
          List.of(
              new Event(
                  change.at(),
                  scene.say(
                      "{variable} to be switched off, chosen by {person}",
                      Text.code(change.name()),
                      person.apply(change.by()))));
      case Content.FeatureSwitched(var change, _) ->
          List.of(
              new Event(
                  at,
                  scene.say(
                      "{variable}: {from} → {to}, containers restarted",
                      Text.code(change.name()),
                      Text.code(change.from()),
                      Text.code(change.to()))));
      case Content.SwitchingStopped(var change, _, _, _) ->
          List.of(new Event(at, scene.say("{variable}: change stopped", Text.code(change.name()))));
      case Content.OwnerAlerted(_, _, var ticket) ->
          List.of(
              new Event(
                  at,
                  ticket instanceof TicketOutcome.Opened(var opened)
                      ? scene.say(
                          "product owner alerted, ticket {ticket}", Text.foreign(opened.label()))
                      : scene.say("product owner alerted")));
      case Content.ApprovalAsked asked -> approval(scene, asked, person);
      case Content.RestoreAsked asked -> restore(scene, asked, at, person, date);
      case Content.Ended end -> List.of(new Event(at, ended(scene, end.how(), person)));
      case Content.Reached(var milestone) ->
          milestone(scene, milestone).stream().map(text -> new Event(at, text)).toList();
      case Content.Stopped stopped ->
          List.of(
              new Event(
                  at,
                  scene.say(
                      "stopped: {reason}",
                      FailureText.title(stopped.failure().reason(), scene.wording()))));
      case Content.ByHand _ ->
          List.of(new Event(at, scene.say("what is left to be done by hand was told")));
      case Content.Proven proven ->
          List.of(new Event(at, ProofText.of(proven).event(scene.wording())));
      case Content.Asked _,
          Content.FlagsOffered _,
          Content.CalledAfter _,
          Content.Timeline _,
          Content.PostMortem _,
          Content.AutoDeployBack _,
          Content.OfLinkedBranch _,
          Content.PauseReminded _,
          Content.Reminded _ ->
          List.of();
    };
  }

  private static List<Event> restore(
      Scene scene,
      Content.RestoreAsked asked,
      Instant at,
      Function<String, Text> person,
      Function<Instant, Text> date) {
    var events = new ArrayList<Event>();
    events.add(
        new Event(
            at,
            asked.progress().databases().stream()
                    .anyMatch(step -> step.backup() instanceof FreshBackup.Usable)
                ? scene.say("fresh backup made, database to be restored")
                : scene.say("database to be restored")));
    for (var step : asked.progress().databases()) {
      if (step.restored() instanceof Restored.Wanted(var by, var when, _)) {
        events.add(
            new Event(
                when,
                scene.say(
                    "database {database}: going back to {moment}, asked for by {person}",
                    Text.code(step.what().label()),
                    step.what().moment().map(date).orElse(Text.foreign("?")),
                    person.apply(by))));
      }
    }
    asked
        .settledBy()
        .map(person)
        .ifPresent(by ->
            events.add(
                new Event(
                    asked.settledAt().orElse(at),
                    asked.restored()
                        ? scene.say("database restored, said {person}", by)
                        : scene.say("database not restored, said {person}", by))));
    return events;
  }

  private static Text ended(
      Scene scene, IncidentState.CalledOff end, Function<String, Text> person) {
    return switch (end) {
      case IncidentState.Closed(_, var by) ->
          by.map(it -> scene.say("closed by {person}", person.apply(it)))
              .orElseGet(() -> scene.say("closed, nobody answered"));
      case IncidentState.Cancelled(var by) ->
          by.map(it -> scene.say("plan cancelled by {person}", person.apply(it)))
              .orElseGet(() -> scene.say("plan cancelled, nobody answered"));
    };
  }

  private static Text answer(Scene scene, Content.Asked asked, Function<String, Text> person) {
    var given = asked.answer().orElseThrow();
    var question = scene.tree().question(asked.question());
    var choice = given.answer().choice();
    return scene.say(
        "{question} {answer}, said {person}",
        question
            .map(Question::text)
            .map(scene::phrase)
            .orElseGet(() -> Text.foreign(asked.question())),
        question
            .flatMap(it -> it.choice(choice))
            .map(it -> scene.phrase(it.label()))
            .orElseGet(() -> Text.foreign(choice)),
        person.apply(given.by()));
  }

  private static List<Event> plan(
      Scene scene, Content.Offered offered, Instant at, Function<String, Text> person) {
    var events = new ArrayList<Event>();
    events.add(new Event(at, scene.say("plan: {versions}", ReleaseText.fromTo(offered.plan()))));
    confirmation(offered.decision())
        .map(it -> new Event(it.at(), scene.say("confirmed by {person}", person.apply(it.by()))))
        .ifPresent(events::add);
    return events;
  }

  /** One person's word, whether it was enough or not. */
  private static Optional<Decision.ConfirmedBy> confirmation(Decision decision) {
    return switch (decision) {
      case Decision.ConfirmedBy confirmed -> Optional.of(confirmed);
      case Decision.AwaitingApproval(var by, var at) ->
          Optional.of(new Decision.ConfirmedBy(by, at));
      case Decision.Open _, Decision.CancelledBy _, Decision.Replaced _ -> Optional.empty();
    };
  }

  private static List<Event> approval(
      Scene scene, Content.ApprovalAsked asked, Function<String, Text> person) {
    if (!(asked.outcome() instanceof ApprovalRequest.Outcome.Given(var approval))) {
      return List.of();
    }
    var by = person.apply(approval.by());
    return List.of(
        new Event(
            approval.at(),
            approval
                .aloneBecause()
                .map(reason ->
                    scene.say(
                        "without a second person, decided by {person}: {reason}",
                        by,
                        Text.code(reason, MOST_REASON)))
                .orElseGet(() -> scene.say("approved by {person}", by))));
  }

  private static Optional<Text> milestone(Scene scene, Milestone milestone) {
    return switch (milestone) {
      case Milestone.Waiting _ -> Optional.of(scene.say("waited for another deployment"));
      case Milestone.PausedAgain _ ->
          Optional.of(scene.say("auto-deploy turned on by somebody, paused again"));
      case Milestone.BranchReady(var branch, _, _, var autoDeploy) ->
          Optional.of(
              autoDeploy == AutoDeploy.PAUSED
                  ? scene.say(
                      "auto-deploy paused, branch {branch} ready", Text.code(branch.value()))
                  : scene.say("branch {branch} ready", Text.code(branch.value())));
      case Milestone.ArchiveReady(var commit, _, var autoDeploy) ->
          Optional.of(
              autoDeploy == AutoDeploy.PAUSED
                  ? scene.say(
                      "auto-deploy paused, archive of {commit} ready",
                      Text.code(commit.abbreviated()))
                  : scene.say("archive of {commit} ready", Text.code(commit.abbreviated())));
      case Milestone.DeploymentStarted _ -> Optional.of(scene.say("deployment started"));
      case Milestone.AskedByHand(_, var by) ->
          Optional.of(scene.say("deployment started by hand, {byPerson}", scene.wording().by(by)));
      case Milestone.Live(var version) ->
          Optional.of(scene.say("{version} live", Text.code(version.text())));
      case Milestone.DatabaseRestored(var database, _) ->
          Optional.of(scene.say("database {database} restored", Text.code(database.label())));
      case Milestone.TakesLong _, Milestone.FlagsUnreadable _ -> Optional.empty();
    };
  }
}
