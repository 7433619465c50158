package rollbackbot.evidence;

/** A variable, of whose value it is known only whether it may be the address of a database. */
public record VariableSeen(String name, Meaning meaning) {

  /** What a variable is about, by its name and its value. */
  public enum Meaning {
    MAY_BE_A_DATABASE,
    OTHER
  }
}
