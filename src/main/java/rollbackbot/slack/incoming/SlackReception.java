package rollbackbot.slack.incoming;

/** How what people do gets here. */
public sealed interface SlackReception {

  /** Slack calls this endpoint. */
  record Http(SlackEndpoint endpoint) implements SlackReception {}

  /** We stay connected to Slack. */
  record Socket(SocketMode socket) implements SlackReception {}
}
