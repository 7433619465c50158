package rollbackbot.database;

/** How far the platform is with something that it does in the background. */
public sealed interface OperationStatus {

  record Running() implements OperationStatus {}

  record Done() implements OperationStatus {}

  /**
   * It ended without success.
   *
   * @param words the platform's own; empty where it gave none
   */
  record Failed(String words) implements OperationStatus {}
}
