package rollbackbot.sandbox.git;

/** What a client may ask of a Git host over HTTP (Git docs: http-protocol). */
public enum GitService {
  LIST_FOR_FETCH,
  FETCH,
  LIST_FOR_PUSH,
  PUSH
}
