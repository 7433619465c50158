package rollbackbot.store;

/** This process, among those that may share its database. */
public sealed interface Replica extends AutoCloseable permits Replica.Only, PostgresReplica {

  /** Under which name it works; no other process has the same. */
  String name();

  /** Whether it is this process that sends messages, right now. */
  boolean publishes();

  /** How many processes work on the database, this one among them, as far as it knows. */
  int processes();

  /** Leaves: whatever this process was about to do is open to the others from now on. */
  @Override
  void close();

  /** The one process of a database that isn't shared. */
  record Only() implements Replica {
    static final String NAME = "rollback-bot";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public boolean publishes() {
      return true;
    }

    @Override
    public int processes() {
      return 1;
    }

    @Override
    public void close() {
      // Nobody else waits for anything.
    }
  }
}
