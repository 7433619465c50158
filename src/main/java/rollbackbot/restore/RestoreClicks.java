package rollbackbot.restore;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Failing;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.restore.RestoreEntry.Instead;
import rollbackbot.restore.RestoreEntry.Wish;
import rollbackbot.restore.RestoreState.PreparingBackup;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks on databases that are to be restored, by those who want something else first. */
public final class RestoreClicks implements Buttons {

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.DATABASE_DECLINE, this::decline, ActionIds.BACKUP_AGAIN, this::backUpAgain);
  }

  /** Nothing is restored: the rollback stops, and a person decides how to go on. */
  private Response decline(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase state) || !click.isCurrent()) {
      return click.tooLate();
    }
    var reason = new Failure.Reason.RestoreDeclined(click.by());
    return new Response.Store(
        Failing.stop(told(click, Wish.STOP), state, reason, click.now())
            .with(click.incident().audit(click.now(), click.by(), "restore-declined", "")));
  }

  /** A fresh backup is tried once more, of the database that the button names. */
  private Response backUpAgain(Click click) {
    if (!(click.incident().state() instanceof RestoringDatabase(var confirmed, var progress))
        || !click.isCurrent()) {
      return click.tooLate();
    }
    return named(click, progress)
        .map(index ->
            click.store(
                told(click, Wish.BACK_UP_AGAIN)
                    .withState(
                        new PreparingBackup(
                            confirmed,
                            progress.with(index, step -> step.with(new FreshBackup.Pending())))),
                "backup-again",
                progress.databases().get(index).what().database().id().value()))
        .orElseGet(click::over);
  }

  private static Optional<Integer> named(Click click, RestoreProgress progress) {
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < progress.databases().size())
        .filter(index -> progress.databases().get(index).canBeBackedUpAgain());
  }

  private static Incident told(Click click, Wish wish) {
    return RestoreTurns.retold(
        click.incident(),
        click.handle().prompt(),
        asked -> asked.with(new Instead(click.by(), click.now(), wish)));
  }
}
