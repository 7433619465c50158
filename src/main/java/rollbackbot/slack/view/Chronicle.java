package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.decision.Question;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Decision;
import rollbackbot.rollback.ThreadEntry.FlagChoice;
import rollbackbot.rollback.ThreadEntry.Milestone;

/** What happened in an incident, in order, up to a message of its thread. */
final class Chronicle {
  private Chronicle() {}

  /** One thing that happened; the text is markup already. */
  record Event(Instant at, String text) {}

  /**
   * What is known.
   *
   * @param person how people are named
   */
  static List<Event> of(Scene scene, int before, UnaryOperator<String> person) {
    var events = new ArrayList<Event>();
    var incident = scene.incident();
    events.add(
        new Event(
            incident.openedAt(),
            scene.say("ouvert par {0}", "opened by {0}", person.apply(incident.openedBy()))));
    incident.thread().stream()
        .filter(entry -> entry.number() < before)
        .forEach(entry -> events.addAll(events(scene, entry, person)));
    events.sort(Comparator.comparing(Event::at));
    return List.copyOf(events);
  }

  /** From the beginning to the proof that production is back, where there is one. */
  static Optional<Duration> recovery(Scene scene, int before) {
    return scene.incident().thread().stream()
        .filter(entry -> entry.number() < before && entry.content() instanceof Content.Proven)
        .map(entry -> Duration.between(scene.incident().openedAt(), entry.at()))
        .reduce((_, last) -> last);
  }

  private static List<Event> events(Scene scene, ThreadEntry entry, UnaryOperator<String> person) {
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
                      "{0} à désactiver, choisie par {1}",
                      "{0} to be switched off, chosen by {1}",
                      MessageText.code(change.name()),
                      person.apply(change.by()))));
      case Content.FeatureSwitched(var change, _) ->
          List.of(
              new Event(
                  at,
                  scene.say(
                      "{0} : {1} → {2}, conteneurs redémarrés",
                      "{0}: {1} → {2}, containers restarted",
                      MessageText.code(change.name()),
                      MessageText.code(change.from()),
                      MessageText.code(change.to()))));
      case Content.OwnerAlerted _ ->
          List.of(new Event(at, scene.say("product owner prévenu", "product owner alerted")));
      case Content.RestoreAsked _ ->
          List.of(
              new Event(
                  at,
                  scene.say("restauration de la base demandée", "restore of the database asked")));
      case Content.Reached(var milestone) ->
          milestone(scene, milestone).stream().map(text -> new Event(at, text)).toList();
      case Content.Stopped stopped ->
          List.of(
              new Event(
                  at,
                  scene.say(
                      "arrêté : {0}",
                      "stopped: {0}",
                      FailureText.title(stopped.failure().reason(), scene.wording()))));
      case Content.Proven proven ->
          List.of(
              new Event(
                  at,
                  proven.healthChecked()
                      ? scene.say("vérifié, en bonne santé", "verified, healthy")
                      : scene.say("déployé, santé non vérifiée", "deployed, health not checked")));
      case Content _ -> List.of();
    };
  }

  private static String answer(Scene scene, Content.Asked asked, UnaryOperator<String> person) {
    var given = asked.answer().orElseThrow();
    var question = scene.tree().question(asked.question());
    var choice = given.answer().choice();
    return scene.say(
        "{0} {1}, selon {2}",
        "{0} {1}, said {2}",
        MessageText.foreign(
            question.map(Question::text).map(scene.wording()::phrase).orElse(asked.question())),
        MessageText.foreign(
            question
                .flatMap(it -> it.choice(choice))
                .map(it -> scene.wording().phrase(it.label()))
                .orElse(choice)),
        person.apply(given.by()));
  }

  private static List<Event> plan(
      Scene scene, Content.Offered offered, Instant at, UnaryOperator<String> person) {
    var events = new ArrayList<Event>();
    events.add(
        new Event(at, scene.say("plan : {0}", "plan: {0}", ReleaseText.fromTo(offered.plan()))));
    if (offered.decision() instanceof Decision.ConfirmedBy(var by, var when)) {
      events.add(
          new Event(when, scene.say("confirmé par {0}", "confirmed by {0}", person.apply(by))));
    }
    return events;
  }

  private static Optional<String> milestone(Scene scene, Milestone milestone) {
    return switch (milestone) {
      case Milestone.Waiting _ ->
          Optional.of(scene.say("attente d'un autre déploiement", "waited for another deployment"));
      case Milestone.BranchReady(var branch, _, _, _) ->
          Optional.of(
              scene.say("branche {0} prête", "branch {0} ready", MessageText.code(branch.value())));
      case Milestone.DeploymentStarted _ ->
          Optional.of(scene.say("déploiement lancé", "deployment started"));
      case Milestone.Live(var version) ->
          Optional.of(scene.say("{0} en service", "{0} live", MessageText.code(version.text())));
      case Milestone.DatabaseRestored(var database, _) ->
          Optional.of(
              scene.say(
                  "base {0} restaurée",
                  "database {0} restored", MessageText.code(database.label())));
      case Milestone.TakesLong _, Milestone.FlagsUnreadable _ -> Optional.empty();
    };
  }
}
