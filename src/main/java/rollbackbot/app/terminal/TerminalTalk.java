package rollbackbot.app.terminal;

import java.time.Duration;
import java.time.InstantSource;
import rollbackbot.incident.Incidents;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Narration;
import rollbackbot.rollback.TerminalActs;
import rollbackbot.rollback.TerminalActs.Begun;
import rollbackbot.rollback.TerminalCaller;
import rollbackbot.rollback.Unreadable;
import rollbackbot.text.Language;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * Leads somebody at a terminal through a rollback: the plan, the app's name typed as confirmation,
 * progress as lines. It reads and stores incidents and does nothing else: whatever happens outside
 * is done by the jobs of the process in which it runs.
 */
public final class TerminalTalk {
  private static final int MOST_WORDS = 500;

  private final TerminalActs acts;
  private final Incidents incidents;
  private final Apps apps;
  private final Narration narration;
  private final Duration look;
  private final InstantSource clock;

  /**
   * The talk, the same for whoever calls.
   *
   * @param look between two looks at the stored incident
   */
  public TerminalTalk(
      TerminalActs acts,
      Incidents incidents,
      Apps apps,
      Narration narration,
      Duration look,
      InstantSource clock) {
    this.acts = acts;
    this.incidents = incidents;
    this.apps = apps;
    this.narration = narration;
    this.look = look;
    this.clock = clock;
  }

  /**
   * Talks until the rollback has come to its end, or nobody is there any more.
   *
   * @param text as behind {@code /rollback}
   * @return how it ended
   */
  public TalkEnd talk(String text, TerminalCaller caller, Terminal terminal)
      throws InterruptedException {
    try {
      return begun(text, caller, terminal);
    } catch (Unreadable setAside) {
      narration
          .said(setAside.told(), Language.of(caller.locale()), clock.instant())
          .forEach(terminal::print);
      return TalkEnd.FAILED;
    }
  }

  private TalkEnd begun(String text, TerminalCaller caller, Terminal terminal)
      throws InterruptedException {
    var language = Language.of(caller.locale());
    var words = new Wording(language);
    Begun begun;
    try {
      begun = acts.begin(text, caller);
    } catch (OutsideTrouble e) {
      var reason = Text.foreign(e.getMessage(), MOST_WORDS);
      terminal.print(words.say("Nothing was opened: {reason}", reason).plain());
      return TalkEnd.FAILED;
    }
    var shown = new Shown(narration, terminal, words, clock);
    return switch (begun) {
      case Begun.Refused(var why) -> {
        narration.said(why, language, clock.instant()).forEach(terminal::print);
        yield TalkEnd.BAD_USAGE;
      }
      case Begun.Opened(var incident) -> {
        if (incident.channel().isBlank()) {
          var app = Text.foreign(incident.app().value());
          shown.print(
              words.say(
                  "{app} has no channel: the incident shows in Slack once somebody types /rollback"
                      + " {again} in one.",
                  app,
                  app));
        }
        yield new Following(acts, incidents, apps, shown, terminal, caller, look, incident.id())
            .openedHere()
            .toTheEnd();
      }
      case Begun.OpenBefore(var incident) -> {
        shown.print(
            words.say(
                "An incident of {app} is already open, opened by {person}. It is followed here.",
                Text.foreign(incident.app().value()),
                Text.foreign(incident.nameOf(incident.openedBy()))));
        yield new Following(acts, incidents, apps, shown, terminal, caller, look, incident.id())
            .toTheEnd();
      }
    };
  }
}
