package rollbackbot.source;

/** The short name of a branch, such as {@code release/v4.0.0}. */
public record BranchName(String value) {

  /** Git keeps branches like files: {@code release} leaves no room for {@code release/v4.0.0}. */
  public boolean excludes(BranchName other) {
    return value.startsWith(other.value + "/") || other.value.startsWith(value + "/");
  }

  @Override
  public String toString() {
    return value;
  }
}
