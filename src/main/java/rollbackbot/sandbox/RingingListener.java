package rollbackbot.sandbox;

import rollbackbot.sandbox.slack.Message;
import rollbackbot.sandbox.slack.Notice;
import rollbackbot.sandbox.slack.SlackListener;

/** Counts what happens in a workspace. */
record RingingListener(Changes changes) implements SlackListener {
  @Override
  public void posted(Message message) {
    changes.ring();
  }

  @Override
  public void updated(Message message) {
    changes.ring();
  }

  @Override
  public void deleted(Message message) {
    changes.ring();
  }

  @Override
  public void ephemeral(Message message) {
    changes.ring();
  }

  @Override
  public void viewed(String user) {
    changes.ring();
  }

  @Override
  public void noticed(Notice notice) {
    changes.ring();
  }
}
