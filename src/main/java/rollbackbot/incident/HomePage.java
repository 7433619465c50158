package rollbackbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.check.Glance;
import rollbackbot.release.AppName;

/**
 * One page of the apps on a person's Home.
 *
 * @param number from 1
 * @param cards of the apps that they may act on, by name
 * @param isLooking whether some are being looked at, and the Home is renewed by itself then
 * @param held the open incidents of apps that they may not act on, oldest first
 */
public record HomePage(int number, List<Card> cards, boolean isLooking, List<Held> held) {
  /** Shown at once, so that a Home is read at a glance and stays far within Slack's limits. */
  public static final int MOST_CARDS = 10;

  /**
   * An app.
   *
   * @param seen how it stood when it was looked at last; empty where it never was
   * @param open the incident that is open
   */
  public record Card(AppName app, Optional<Glance> seen, Optional<IncidentId> open) {}

  /**
   * That there is an incident, and no more.
   *
   * @param people who is on it: first who opened it
   */
  public record Held(AppName app, List<String> people, Instant since) {}
}
