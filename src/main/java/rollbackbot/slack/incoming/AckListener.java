package rollbackbot.slack.incoming;

import java.time.Duration;

/** Told how long each acknowledgment took, for the metrics; Slack waits three seconds. */
public interface AckListener {
  void acknowledged(Duration took);
}
