package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;

/** Decides who may act on an app; whoever isn't known to be allowed is not. */
public final class Authorization {
  private final Workspace workspace;

  public Authorization(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Every answer to the question whether somebody may act. */
  public sealed interface Permission {
    record Granted(Person person) implements Permission {}

    record Denied(Reply.Denial why, Optional<Person> person) implements Permission {}
  }

  public Permission check(Input input, App app) {
    Person person;
    try {
      person = workspace.person(input.user(), input.origin());
    } catch (OutsideTrouble e) {
      return new Permission.Denied(Reply.Denial.UNKNOWN, Optional.empty());
    }
    return refusal(person, app.operators())
        .<Permission>map(why -> new Permission.Denied(why, Optional.of(person)))
        .orElseGet(() -> new Permission.Granted(person));
  }

  private Optional<Reply.Denial> refusal(Person person, Operators operators) {
    if (!person.ofThisWorkspace()) {
      return Optional.of(Reply.Denial.OTHER_WORKSPACE);
    }
    if (person.deactivated()) {
      return Optional.of(Reply.Denial.DEACTIVATED);
    }
    if (person.bot()) {
      return Optional.of(Reply.Denial.BOT);
    }
    if (person.guest()) {
      return Optional.of(Reply.Denial.GUEST);
    }
    return switch (operators) {
      case Operators.Everyone _ -> Optional.empty();
      case Operators.Listed(var ids) -> {
        if (ids.contains(person.id())) {
          yield Optional.empty();
        }
        yield membership(person, ids);
      }
    };
  }

  private Optional<Reply.Denial> membership(Person person, List<String> ids) {
    boolean someGroupUnknown = false;
    for (var id : ids) {
      if (!id.startsWith("S")) {
        continue;
      }
      try {
        if (workspace.members(id).contains(person.id())) {
          return Optional.empty();
        }
      } catch (OutsideTrouble e) {
        someGroupUnknown = true;
      }
    }
    return Optional.of(someGroupUnknown ? Reply.Denial.UNKNOWN : Reply.Denial.NOT_AN_OPERATOR);
  }
}
