package rollbackbot.rollback;

/** The short name of a branch, such as {@code release/v4.0.0}. */
public record BranchName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
