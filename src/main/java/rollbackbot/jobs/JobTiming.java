package rollbackbot.jobs;

import java.time.Duration;
import rollbackbot.check.LookTiming;

/**
 * Every wait of the durable jobs, in one place.
 *
 * @param scheduler the jobs themselves
 * @param steps advancing an incident
 * @param inputs handling what people do
 * @param watch of several processes, each over the others
 * @param cleaning removing what was kept long enough
 * @param looks those that the bot takes by itself
 */
public record JobTiming(
    Scheduler scheduler,
    Steps steps,
    Inputs inputs,
    Others watch,
    Cleaning cleaning,
    LookTiming looks) {

  /**
   * The jobs themselves.
   *
   * @param polling between two looks for what is due, where nothing rings
   * @param heartbeat between two signs of life; several missing ones mean that a job's process died
   * @param retry until a job that failed is tried again
   * @param grace how long the steps under way may take to end when the bot stops
   */
  public record Scheduler(Duration polling, Duration heartbeat, Duration retry, Duration grace) {}

  /**
   * Advancing an incident.
   *
   * @param net until the wake-up under a step that goes on at once, should the process die
   * @param busy until the next try while another step of the incident is under way
   * @param full until the next try where too many others are being advanced
   * @param unknownApp until an open incident looks again whether its app is configured
   * @param unknownAppOfEnded the same for one that is over, with auto-deploy still off
   * @param justNow how long what was stored counts as stored just now. A process that was frozen in
   *     between may find its place taken: long before others may ask for a deployment again, it
   *     must not any more
   * @param unreadable until one that this process can't read is looked at again: another one may
   */
  public record Steps(
      Duration net,
      Duration busy,
      Duration full,
      Duration unknownApp,
      Duration unknownAppOfEnded,
      Duration justNow,
      Duration unreadable) {}

  /**
   * Handling what people do.
   *
   * @param turn until an input looks again whether it is its turn
   * @param patience how long an input can keep later ones waiting: nobody is held up by another
   *     one's trouble
   * @param unreadable until one that this process can't read is looked at again: another one may
   */
  public record Inputs(Duration turn, Duration patience, Duration unreadable) {}

  /**
   * Watching the other processes.
   *
   * @param beat between two looks for the dead
   * @param grace how long the look under way may take to end when the bot stops
   */
  public record Others(Duration beat, Duration grace) {}

  /**
   * Removing what was kept long enough.
   *
   * @param every between two times
   * @param betweenBites for whoever else wants to write
   */
  public record Cleaning(Duration every, Duration betweenBites) {}

  /** What production uses. */
  public static JobTiming standard() {
    return new JobTiming(
        new Scheduler(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(8)),
        new Steps(
            Duration.ofSeconds(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10)),
        new Inputs(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(10)),
        new Others(Duration.ofSeconds(1), Duration.ofMillis(500)),
        new Cleaning(Duration.ofMinutes(30), Duration.ofMillis(200)),
        LookTiming.standard());
  }
}
