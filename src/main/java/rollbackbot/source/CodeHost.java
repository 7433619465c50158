package rollbackbot.source;

/** What a Git host runs, and so where its pages are. */
public enum CodeHost {
  GITHUB,
  GITLAB
}
