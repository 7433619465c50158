package rollbackbot.sandbox;

/**
 * Ends this process when the one that started it is gone: a SIGTERM to Maven alone, for one, would
 * leave the sandbox behind.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /** Without a parent, as for the first process of a container, nothing is watched. */
  static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(ParentWatch::endWith);
  }

  /**
   * Ends this process with the one of this id, at once if that is gone already. Asking for the
   * parent would be too late: a process whose parent dies while it starts is given another one.
   */
  public static void endWith(long pid) {
    var parent = ProcessHandle.of(pid);
    if (parent.isEmpty()) {
      System.exit(0);
    }
    parent.ifPresent(ParentWatch::endWith);
  }

  private static void endWith(ProcessHandle parent) {
    var watched = parent.onExit().thenRunAsync(() -> System.exit(0), ParentWatch::inItsOwnThread);
    if (!parent.isAlive()) {
      watched.cancel(false);
      System.exit(0);
    }
  }

  private static void inItsOwnThread(Runnable end) {
    Thread.ofPlatform().name("parent-watch").start(end);
  }
}
