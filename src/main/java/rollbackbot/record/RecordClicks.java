package rollbackbot.record;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Incident;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks of those who write down what happened. */
public final class RecordClicks implements Buttons {

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.RECORD_POST_MORTEM, RecordClicks::postMortem,
        ActionIds.INCIDENT_CATCH_UP, RecordClicks::catchUp);
  }

  /** Changes nothing, and is never too late. */
  private static Response catchUp(Click click) {
    return new Response.Say(new Reply.CaughtUp(click.incident().id(), click.app().name()));
  }

  /** Once for each end: it goes into the thread, for everybody. */
  private static Response postMortem(Click click) {
    var incident = click.incident();
    return lastTimeline(incident).filter(last -> mayBeDrafted(incident, last.number())).isPresent()
        ? click.store(
            incident.tell(new RecordEntry.PostMortem(), click.now()), "post-mortem-drafted", "")
        : click.over();
  }

  /** Whether the end that a timeline tells has something to be learnt from, and no draft yet. */
  static boolean mayBeDrafted(Incident incident, int timeline) {
    boolean isOver = !incident.state().locksTheApp();
    boolean somethingWasDone =
        !(incident.state() instanceof Closed(var why, _) && why == Closing.ALERT_OWNER);
    boolean isLast = lastTimeline(incident).filter(last -> last.number() == timeline).isPresent();
    return isOver
        && somethingWasDone
        && isLast
        && incident.thread().stream()
            .filter(entry -> entry.number() > timeline)
            .noneMatch(entry -> entry.content() instanceof RecordEntry.PostMortem);
  }

  private static Optional<ThreadEntry> lastTimeline(Incident incident) {
    return incident.thread().reversed().stream()
        .filter(entry -> entry.content() instanceof RecordEntry.Timeline)
        .findFirst();
  }
}
