package rollbackbot.sandbox.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** How a played Slack differs from the usual. */
public final class FakeSlackBuilder {
  final PlayedWorkspace workspace;
  int port;
  InstantSource clock = Clock.systemUTC();
  boolean rateLimited = true;
  boolean socketMode;
  Duration patience = Duration.ofSeconds(3);
  Duration triggerLife = Duration.ofSeconds(3);

  FakeSlackBuilder(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** 0, the default, takes any free one. */
  public FakeSlackBuilder port(int port) {
    this.port = port;
    return this;
  }

  public FakeSlackBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  public FakeSlackBuilder withoutRateLimits() {
    rateLimited = false;
    return this;
  }

  /** The bot opens a socket instead of being called. */
  public FakeSlackBuilder socketMode() {
    socketMode = true;
    return this;
  }

  /** How long to wait for an acknowledgment; Slack waits 3 s. */
  public FakeSlackBuilder patience(Duration patience) {
    this.patience = patience;
    return this;
  }

  /** How long what a person did allows a form to be opened; with Slack for 3 s. */
  public FakeSlackBuilder triggerLife(Duration triggerLife) {
    this.triggerLife = triggerLife;
    return this;
  }

  public FakeSlack start() {
    return new FakeSlack(this);
  }
}
