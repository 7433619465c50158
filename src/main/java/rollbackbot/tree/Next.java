package rollbackbot.tree;

/** Where an answer leads. */
public sealed interface Next {

  /** To another question of the tree. */
  record Ask(String question) implements Next {}

  /** To an end of the tree. */
  record End(Outcome outcome) implements Next {}
}
