package rollbackbot.tree;

import java.util.List;
import java.util.Optional;

/** A question of the tree, with the answers that it offers, in order. */
public record Question(String id, Phrase text, List<Choice> choices) {
  public Optional<Choice> choice(String id) {
    return choices.stream().filter(choice -> choice.id().equals(id)).findFirst();
  }
}
