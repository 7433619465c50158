package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Input;
import rollbackbot.incident.PastRun;
import rollbackbot.incident.Reply;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.Marks;

/** What is open, and what ran: told to one person, and nothing changes. */
final class Overview {
  private static final int A_PAGE = 10;

  private final Homes homes;
  private final HistoryReader reader;
  private final MarkRemoval marks;

  Overview(Homes homes, HistoryReader reader, MarkRemoval marks) {
    this.homes = homes;
    this.reader = reader;
    this.marks = marks;
  }

  Reply status(Input input) {
    var unreadable = homes.lockedUnreadably(input);
    return new Reply.Status(
        homes.open(input), Optional.of(unreadable).filter(apps -> !apps.isEmpty()));
  }

  /** One page of what ran. */
  Reply ran(App app, int page) {
    return switch (reader.successes(app, page * A_PAGE + 1)) {
      case HistoryReader.Reading.Done(var history) -> page(app, history, page);
      case HistoryReader.Reading.Impossible(var why) -> new Reply.NoHistory(app.name(), why);
    };
  }

  private Reply page(App app, History history, int page) {
    var marks = Marks.of(history);
    boolean removable = this.marks.canBeTakenOff(app.name());
    var successes =
        history.entries().stream()
            .filter(entry -> entry.deployment().status().isSuccess())
            .toList();
    var runs =
        successes.stream()
            .skip((page - 1L) * A_PAGE)
            .limit(A_PAGE)
            .map(entry -> run(entry, marks, entry.equals(successes.getFirst()), removable))
            .toList();
    return new Reply.Ran(app.name(), runs, page, successes.size() > page * A_PAGE);
  }

  private static PastRun run(HistoryEntry entry, Marks marks, boolean current, boolean removable) {
    var release = entry.release();
    boolean rolledBack = !current && marks.on(release);
    var label = release.label();
    return new PastRun(
        label,
        release.commit().map(Release::abbreviated).filter(commit -> !commit.equals(label)),
        release.deployedAt(),
        release.deployedBy(),
        entry.deployment().duration(),
        current,
        rolledBack,
        release.identity().filter(_ -> rolledBack && removable));
  }
}
