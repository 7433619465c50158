package rollbackbot.question;

import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.stored.Stored;

/** A question of the tree is asked. */
public sealed interface QuestionState extends State {
  /** Waiting for the answer to a question of the tree. */
  @Stored("deciding")
  record Deciding(String question) implements QuestionState {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.PERSON, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }
}
