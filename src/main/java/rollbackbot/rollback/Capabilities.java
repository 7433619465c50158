package rollbackbot.rollback;

import java.util.List;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.FeatureState;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Entry;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreState;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.ticket.TicketState;

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
