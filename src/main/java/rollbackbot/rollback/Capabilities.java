package rollbackbot.rollback;

import java.util.List;

/** What the rooms have in store: the states and the entries that each of them seals. */
public final class Capabilities {

  /** Every state belongs to exactly one of these. */
  public static final List<Class<? extends State>> STATES =
      List.of(
          QuestionState.class,
          FeatureState.class,
          TicketState.class,
          OfferState.class,
          RestoreState.class,
          DeployState.class,
          CalledOff.class);

  /** Every message of a thread belongs to exactly one of these. */
  public static final List<Class<? extends Entry>> ENTRIES =
      List.of(
          QuestionEntry.class,
          FeatureEntry.class,
          TicketEntry.class,
          OfferEntry.class,
          RestoreEntry.class,
          DeployEntry.class,
          AutoDeployEntry.class,
          RecordEntry.class,
          IncidentEntry.class);

  private Capabilities() {}
}
