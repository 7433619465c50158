package rollbackbot.sandbox;

import rollbackbot.sandbox.slack.messages.Notice;
import rollbackbot.sandbox.slack.messages.SlackListener;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** Counts what happens in a workspace. */
record RingingListener(Changes changes) implements SlackListener {
  @Override
  public void posted(SlackMessage message) {
    changes.ring();
  }

  @Override
  public void updated(SlackMessage message) {
    changes.ring();
  }

  @Override
  public void deleted(SlackMessage message) {
    changes.ring();
  }

  @Override
  public void ephemeral(SlackMessage message) {
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
