package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.people.Person;
import rollbackbot.release.TerminalUser;

/**
 * Somebody at a terminal.
 *
 * @param user the system's name of them
 * @param locale such as {@code fr_FR.UTF-8}
 */
public record TerminalCaller(String user, String locale) {
  private static final String AT_A_TERMINAL = "at a terminal";

  /** As whom an incident keeps them. */
  String id() {
    return TerminalUser.id(user);
  }

  Person person() {
    return new Person(id(), true, false, false, false, Optional.of(locale), Optional.of(user));
  }

  /** The audit names them as the system does, and says where they were. */
  Change signed(Change change) {
    var named =
        change.audit().stream()
            .map(event -> event.actor().equals(id()) ? signed(event) : event)
            .toList();
    return new Change(
        change.incident().knowing(person()),
        named,
        change.memos(),
        change.wakeAt(),
        change.replies());
  }

  private AuditEvent signed(AuditEvent event) {
    var detail = event.detail().isEmpty() ? AT_A_TERMINAL : event.detail() + ", " + AT_A_TERMINAL;
    return new AuditEvent(event.at(), event.incident(), event.app(), user, event.action(), detail);
  }
}
