package rollbackbot.sandbox.slack.messages;

/** Says only that something happened. */
public record AnythingListener(Runnable happened) implements SlackListener {
  @Override
  public void posted(SlackMessage message) {
    happened.run();
  }

  @Override
  public void updated(SlackMessage message) {
    happened.run();
  }

  @Override
  public void deleted(SlackMessage message) {
    happened.run();
  }

  @Override
  public void ephemeral(SlackMessage message) {
    happened.run();
  }

  @Override
  public void viewed(String user) {
    happened.run();
  }

  @Override
  public void noticed(Notice notice) {
    happened.run();
  }
}
