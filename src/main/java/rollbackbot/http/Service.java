package rollbackbot.http;

/** What the bot sends calls to. */
public enum Service {
  /** Scalingo's API, below the addresses of its regions and of its authentication. */
  SCALINGO,
  /** Addresses that Scalingo gives for archives. */
  UPLOADS,
  /** GitHub's API. */
  GITHUB,
  /** GitLab's API. */
  GITLAB,
  /** The pages of a Git host. */
  ARCHIVES,
  /** A Git host, in Git's own protocol. */
  GIT,
  /** Slack's Web API. */
  SLACK,
  /** Addresses that Slack gives for one purpose. */
  SLACK_ADDRESSES,
  /** Addresses that a team names in its configuration. */
  TEAM
}
