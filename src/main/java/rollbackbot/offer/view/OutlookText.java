package rollbackbot.offer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Outlook.Production;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.once.HealthProbe;
import rollbackbot.room.Ends;
import rollbackbot.text.Text;
import rollbackbot.words.HealthText;
import rollbackbot.words.Scene;

/** How things stand at an end, as the bot looked at it then. */
public final class OutlookText {
  private OutlookText() {}

  /** What production runs at the end at which the incident stands; nothing where nobody looked. */
  public static List<Text> production(Scene scene) {
    return Ends.of(scene.incident())
        .map(ThreadEntry::number)
        .map(end -> production(scene, end))
        .orElse(List.of());
  }

  private static List<Text> production(Scene scene, int end) {
    var look = Ends.outlook(scene.incident(), end);
    var was = was(scene, end);
    if (was.isPresent()) {
      return List.of(was.get());
    }
    if (look.isPresent()) {
      return production(scene, look.get());
    }
    return isAboutToLook(scene, end)
        ? List.of(scene.say("*Production:* the bot is looking at what runs."))
        : List.of();
  }

  private static boolean isAboutToLook(Scene scene, int end) {
    var incident = scene.incident();
    return incident.aftermath().isPresent()
        && Ends.of(incident).filter(entry -> entry.number() == end).isPresent();
  }

  /** What took its place since. */
  public static Text was(Scene scene, Text label, Aftermath.Replaced now) {
    var newer =
        now.newer()
            .flatMap(scene.links()::board)
            .map(page -> Text.link(page, scene.say("Go to the newer incident")));
    var was =
        scene.incident().state().traits().stage() == Stage.SUCCEEDED
            ? scene.say("Was back on {version} until", label)
            : scene.say("{version} was in production until", label);
    return scene
        .say(
            "⚪ *{was} {date}.* Since then: {version}.",
            was,
            scene.wording().date(now.until()),
            Text.code(now.label()))
        .and(newer);
  }

  private static Optional<Text> was(Scene scene, int end) {
    return Ends.of(scene.incident()).filter(it -> it.number() == end).flatMap(_ -> was(scene));
  }

  /** What took the place of what ran at the end, where something has. */
  public static Optional<Text> was(Scene scene) {
    return Ends.replaced(scene.incident())
        .flatMap(now ->
            Ends.outlook(scene.incident())
                .flatMap(Outlook::production)
                .map(told -> was(scene, Text.code(told.label()), now)));
  }

  public static List<Text> production(Scene scene, Outlook look) {
    var lines = new ArrayList<Text>();
    lines.add(
        look.production()
            .map(it -> runs(scene, it, health(scene, it, look.health())))
            .orElseGet(() -> unread(scene)));
    look.running()
        .ifPresent(running ->
            lines.add(
                scene.say(
                    "⏳ *A deployment is running* ({byPerson}): it may replace this version.",
                    scene.wording().by(running.pusher()))));
    return lines;
  }

  private static Text runs(Scene scene, Production production, Text health) {
    var label = Text.code(production.label());
    return production.asBefore()
        ? scene.say("*Production runs {version}, as before*{health}.", label, health)
        : scene.say("*Production runs {version}*{health}.", label, health);
  }

  private static Text unread(Scene scene) {
    return scene.say(
        "*Production:* the bot couldn't read what runs. Please check on {page}.", scene.scalingo());
  }

  /** How it is, and how what ran before it was. */
  private static Text health(
      Scene scene, Production production, Optional<HealthProbe.Health> health) {
    var before = HealthText.sick(scene).filter(_ -> !production.asBefore());
    return health
        .filter(it -> !it.answer().isBlank())
        .map(it -> HealthText.answer(scene, it.answer()))
        .map(now ->
            before
                .map(then ->
                    scene.say(
                        " (health check: {answer}; before: {before})",
                        now,
                        HealthText.answer(scene, then)))
                .orElseGet(() -> scene.say(" (health check: {answer})", now)))
        .orElse(Text.EMPTY);
  }

  /**
   * The line on auto-deploy; none where what was seen is past: another version runs by now, and a
   * pause that isn't this incident's is told by whoever holds it.
   *
   * @param then what this incident had done to it
   */
  static Optional<AutoDeployLine> autoDeploy(Scene scene, int end, AutoDeploy then) {
    var look = Ends.outlook(scene.incident(), end);
    if (look.isPresent() && was(scene, end).isPresent() && !isOffBecauseOfUs(scene, look.get())) {
      return Optional.empty();
    }
    if (look.isEmpty()) {
      return then == AutoDeploy.UNTOUCHED && isAboutToLook(scene, end)
          ? Optional.empty()
          : Optional.of(AutoDeployText.line(scene, then));
    }
    return Optional.of(
        switch (look.get().autoDeploy().is()) {
          case ON -> on(scene, look.get(), then);
          case OFF -> off(scene, look.get(), then);
          case NOT_LINKED ->
              new AutoDeployLine.Calm(
                  scene.say(
                      "*Auto-deploy:* no repository is linked to the app, nothing is deployed"
                          + " automatically."));
          case UNREAD -> unchecked(scene, AutoDeployText.line(scene, then));
        });
  }

  private static AutoDeployLine unchecked(Scene scene, AutoDeployLine remembered) {
    var text = remembered.text().and(scene.say("The bot couldn't check that just now."));
    return remembered instanceof AutoDeployLine.Paused
        ? new AutoDeployLine.Paused(text)
        : new AutoDeployLine.Calm(text);
  }

  /**
   * What the message of an end adds to the board's line on auto-deploy.
   *
   * @param then what this incident had done to it by then
   */
  public static Optional<Text> autoDeployInThread(Scene scene, int end, AutoDeploy then) {
    boolean wasToldSince =
        then == AutoDeploy.PAUSED && scene.incident().autoDeploy() == AutoDeploy.RESUMED;
    return wasToldSince
        ? Optional.empty()
        : autoDeploy(scene, end, then).flatMap(line -> line.inThread(scene));
  }

  private static boolean isOffBecauseOfUs(Scene scene, Outlook look) {
    return scene.incident().autoDeploy() == AutoDeploy.PAUSED && !look.isAutoDeployOn();
  }

  private static AutoDeployLine on(Scene scene, Outlook look, AutoDeploy then) {
    if (then == AutoDeploy.RESUMED && look.autoDeploy().since().isEmpty() && !wasFoundOn(scene)) {
      return AutoDeployText.line(scene, AutoDeploy.RESUMED);
    }
    if (then == AutoDeploy.UNTOUCHED) {
      return new AutoDeployLine.Usual(scene.say("*Auto-deploy:* on."));
    }
    return new AutoDeployLine.Danger(
        scene.say(
            "⚠️ *Auto-deploy is on again*{since}{byPerson}: the next push replaces {version}.",
            look.autoDeploy()
                .since()
                .map(since -> scene.say(", since {date}", scene.wording().date(since)))
                .orElse(Text.EMPTY),
            look.autoDeploy()
                .by()
                .map(by -> scene.say(", by {person}", Text.foreign(by)))
                .orElse(Text.EMPTY),
            look.production()
                .map(it -> Text.code(it.label()))
                .orElseGet(() -> scene.say("what runs"))));
  }

  /** Found on by a look, rather than put back by this incident. */
  private static boolean wasFoundOn(Scene scene) {
    return Ends.of(scene.incident())
        .filter(end ->
            end.content() instanceof Entry.End told && told.autoDeploy() == AutoDeploy.PAUSED)
        .isPresent();
  }

  private static AutoDeployLine off(Scene scene, Outlook look, AutoDeploy then) {
    var now = scene.incident().autoDeploy();
    if (now == AutoDeploy.RESUMED || now.isBeingResumed()) {
      return AutoDeployText.line(scene, now);
    }
    return look.autoDeploy()
        .since()
        .<AutoDeployLine>map(since -> new AutoDeployLine.Paused(paused(scene, since)))
        .orElseGet(() ->
            then == AutoDeploy.UNTOUCHED
                ? new AutoDeployLine.Calm(
                    scene.say("*Auto-deploy:* off, but not because of a rollback."))
                : AutoDeployText.line(scene, then));
  }

  private static Text paused(Scene scene, Instant since) {
    return AutoDeployText.isPausedHere(scene)
        ? scene.say("*Auto-deploy is paused*, for the rollback.")
        : scene.say(
            "*Auto-deploy is paused* since {date}, by an earlier rollback.",
            scene.wording().date(since));
  }
}
