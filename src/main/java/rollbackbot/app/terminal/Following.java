package rollbackbot.app.terminal;

import java.time.Duration;
import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Running;
import rollbackbot.offer.OfferState;
import rollbackbot.release.Apps;
import rollbackbot.rollback.TerminalActs;
import rollbackbot.rollback.TerminalActs.Choice;
import rollbackbot.rollback.TerminalCaller;
import rollbackbot.text.Text;

/** One incident, followed to its end for somebody at a terminal, who is asked what they may do. */
final class Following {
  private static final int MOST_WRONG_NAMES = 3;

  /** Looks for a plan that is being made while its terminal is left. */
  private static final int MOST_LAST_LOOKS = 10;

  private final TerminalActs acts;
  private final Incidents incidents;
  private final Apps apps;
  private final Shown shown;
  private final Terminal terminal;
  private final TerminalCaller caller;
  private final Duration look;
  private final IncidentId id;
  private boolean isOurs;
  private volatile boolean confirmed;
  private int wrongNames;

  /** The prompt of which it was said who decides it. */
  private int saidOf = -1;

  Following(
      TerminalActs acts,
      Incidents incidents,
      Apps apps,
      Shown shown,
      Terminal terminal,
      TerminalCaller caller,
      Duration look,
      IncidentId id) {
    this.acts = acts;
    this.incidents = incidents;
    this.apps = apps;
    this.shown = shown;
    this.terminal = terminal;
    this.caller = caller;
    this.look = look;
    this.id = id;
    terminal.whenGone(this::stopped);
  }

  /** It was opened here: a plan that nobody confirms is cancelled again. */
  Following openedHere() {
    isOurs = true;
    return this;
  }

  TalkEnd toTheEnd() throws InterruptedException {
    var end = Optional.<TalkEnd>empty();
    while (end.isEmpty()) {
      var incident = incident();
      apps.find(incident.app()).ifPresent(app -> shown.show(incident, app));
      end = step(incident);
    }
    return end.get();
  }

  private Incident incident() {
    return incidents.find(id).orElseThrow();
  }

  /** How it ended; empty while it goes on. */
  private Optional<TalkEnd> step(Incident incident) throws InterruptedException {
    var state = incident.state();
    if (state instanceof DeployState.Succeeded) {
      return Optional.of(TalkEnd.PROVEN);
    }
    boolean isOver = !state.locksTheApp() || (confirmed && state instanceof OfferState.Failed);
    if (isOver) {
      return Optional.of(TalkEnd.FAILED);
    }
    if (!terminal.isOpen()) {
      return isBeingPlanned(incident) ? looksAgain() : Optional.of(left(incident));
    }
    var choice = acts.choice(incident);
    return switch (choice) {
      case CONFIRM, PLAN, NEW_PLAN -> ask(incident, choice);
      case CONFIRM_ALONE, GO_ALONE -> askWhyAlone(incident, choice);
      case SECOND_PERSON, IN_SLACK -> waits(incident, choice);
      case NONE -> looksAgain();
    };
  }

  private Optional<TalkEnd> looksAgain() throws InterruptedException {
    Thread.sleep(look);
    return Optional.empty();
  }

  /** Says once who decides this, and follows what comes of it. */
  private Optional<TalkEnd> waits(Incident incident, Choice choice) throws InterruptedException {
    if (isNew(incident)) {
      shown.print(
          choice == Choice.SECOND_PERSON
              ? shown.say(
                  "A deployment of {app} takes two people, and only Slack can tell them apart: one"
                      + " confirms there, another approves. A name typed here counts as neither."
                      + " What happens there is shown here; Ctrl-C leaves.",
                  name(incident))
              : shown.say("This is decided in Slack. What follows is shown here; Ctrl-C leaves."));
    }
    return looksAgain();
  }

  private Optional<TalkEnd> ask(Incident incident, Choice choice) {
    var right = typedName(incident, choice);
    if (right.isEmpty()) {
      return Optional.of(left(incident));
    }
    return right.get() ? done(incident, choice, "") : wrongName(incident);
  }

  /** Whoever goes without a second person says why, to everybody. */
  private Optional<TalkEnd> askWhyAlone(Incident incident, Choice choice) {
    if (isNew(incident)) {
      shown.print(
          shown.say(
              "A deployment of {app} takes a second person, who approves it in Slack. Without one,"
                  + " the main message and the audit show your reason.",
              name(incident)));
    }
    var right = typedName(incident, choice);
    if (right.isEmpty()) {
      return Optional.of(left(incident));
    } else if (!right.get()) {
      return wrongName(incident);
    }
    var why = terminal.ask(shown.say("Type why you go on alone: ").plain());
    if (why.isEmpty() || why.get().isBlank()) {
      shown.print(shown.say("Without a reason nothing is done."));
      return Optional.of(left(incident));
    }
    return done(incident, choice, why.get());
  }

  private boolean isNew(Incident incident) {
    boolean isNew = saidOf != incident.prompt();
    saidOf = incident.prompt();
    return isNew;
  }

  /** Whether the app's name was typed; empty where nothing more can be. */
  private Optional<Boolean> typedName(Incident incident, Choice choice) {
    var name = incident.app().value();
    return terminal.ask(prompt(choice, name)).map(typed -> typed.strip().equals(name));
  }

  private Optional<TalkEnd> wrongName(Incident incident) {
    shown.print(shown.say("That isn't {app}: nothing was done.", name(incident)));
    wrongNames++;
    return wrongNames < MOST_WRONG_NAMES ? Optional.empty() : Optional.of(left(incident));
  }

  /** Where it has moved on meanwhile, the next look shows how. */
  private Optional<TalkEnd> done(Incident incident, Choice choice, String reason) {
    if (!acts.choose(incident, caller, reason)) {
      shown.print(shown.say("Something has changed meanwhile: nothing was done yet."));
    } else if (choice != Choice.PLAN && choice != Choice.NEW_PLAN) {
      confirmed = true;
    }
    return Optional.empty();
  }

  private static Text name(Incident incident) {
    return Text.foreign(incident.app().value());
  }

  private String prompt(Choice choice, String name) {
    var app = Text.foreign(name);
    var prompt =
        switch (choice) {
          case PLAN ->
              shown.say(
                  "Type {app} to skip the questions and see the plan, without restoring a database:"
                      + " ",
                  app);
          case NEW_PLAN -> shown.say("Type {app} to have a new plan made: ", app);
          case GO_ALONE -> shown.say("Type {app} to begin without a second person: ", app);
          case CONFIRM, CONFIRM_ALONE, SECOND_PERSON, IN_SLACK, NONE ->
              shown.say("Type {app} to confirm this plan: ", app);
        };
    return prompt.plain();
  }

  private boolean isBeingPlanned(Incident incident) {
    return isOurs && !confirmed && incident.state() instanceof OfferState.Planning;
  }

  /** Nobody is there to decide: what was opened here keeps nobody else from it. */
  private TalkEnd left(Incident incident) {
    boolean goesOn =
        confirmed
            || incident.state() instanceof Running
            || incident.state() instanceof OfferState.AwaitingApproval;
    if (goesOn) {
      shown.print(shown.say("What was confirmed is stored, and goes on as long as a bot runs."));
      return TalkEnd.FAILED;
    }
    boolean isForSlack = acts.choice(incident) == Choice.SECOND_PERSON;
    if (isOurs && !isForSlack && acts.cancel(incident, caller)) {
      shown.print(shown.say("Nothing was confirmed: the plan is cancelled."));
    } else {
      shown.print(shown.say("Nothing was confirmed here: the incident stays open in Slack."));
    }
    return TalkEnd.BAD_USAGE;
  }

  /** The process ends: a plan that is about to be there is waited for, to be cancelled. */
  private void stopped() {
    try {
      for (int looks = 0; looks < MOST_LAST_LOOKS && isBeingPlanned(incident()); looks++) {
        Thread.sleep(look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    left(incident());
  }
}
