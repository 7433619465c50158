package rollbackbot.version;

/** How it is known which commit a deployment put into service. */
public enum CommitProof {
  /** The platform names the commit. */
  COMMIT,
  /**
   * The platform names a tag, which stands for the commit now: weaker, because a tag can be moved.
   */
  TAG_NAME,
  /** The platform names no commit; the bot asked for this one, by a branch that it pinned there. */
  ASKED_FOR,
  /** The platform names no commit; the output prints the number of a tag: weaker still. */
  NUMBER
}
