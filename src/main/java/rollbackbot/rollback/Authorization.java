package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Rights;
import rollbackbot.people.Person;
import rollbackbot.people.Workspace;
import rollbackbot.release.App;
import rollbackbot.release.Operators;
import rollbackbot.release.Word;

/** Decides who may act on an app; whoever isn't known to be allowed is not. */
public final class Authorization implements Rights {
  private final Workspace workspace;

  public Authorization(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Every answer to the question whether somebody may act. */
  public sealed interface Permission {
    record Granted(Person person) implements Permission {}

    record Denied(Reply.Denial why, Optional<Person> person) implements Permission {}
  }

  /**
   * Whether whoever did this may. What changes something outside is decided by what Slack says at
   * this moment: somebody may have left a group a second ago. Whoever may not as far as is known
   * costs no question more.
   */
  public Permission check(Input input, App app) {
    var known = decide(workspace, input, app.operators());
    boolean suffices = known instanceof Permission.Denied || Talk.isAll(input.act());
    return suffices ? known : decide(workspace.anew(), input, app.operators());
  }

  /** Whether somebody is a full member of this workspace, who may know that an incident is open. */
  boolean isColleague(Input input) {
    return decide(workspace, input, new Operators.Everyone()) instanceof Permission.Granted;
  }

  @Override
  public Optional<String> lostBy(Word word, App app) {
    var now = workspace.anew();
    try {
      return word.people().stream().filter(user -> !mayAct(now, user, app)).findFirst();
    } catch (OutsideTrouble e) {
      if (word.approved()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static boolean mayAct(Workspace now, String user, App app) {
    var refusal = refusal(now, now.known(user), app.operators());
    if (refusal.filter(Reply.Denial.UNKNOWN::equals).isPresent()) {
      throw new OutsideTrouble.Unavailable(
          "Slack doesn't tell whether " + user + " may still act", Optional.empty());
    }
    return refusal.isEmpty();
  }

  private static Permission decide(Workspace workspace, Input input, Operators operators) {
    Person person;
    try {
      person = workspace.person(input.user(), input.origin());
    } catch (OutsideTrouble e) {
      return new Permission.Denied(Reply.Denial.UNKNOWN, Optional.empty());
    }
    return refusal(workspace, person, operators)
        .<Permission>map(why -> new Permission.Denied(why, Optional.of(person)))
        .orElseGet(() -> new Permission.Granted(person));
  }

  private static Optional<Reply.Denial> refusal(
      Workspace workspace, Person person, Operators operators) {
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
        yield membership(workspace, person, ids);
      }
    };
  }

  private static Optional<Reply.Denial> membership(
      Workspace workspace, Person person, List<String> ids) {
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
