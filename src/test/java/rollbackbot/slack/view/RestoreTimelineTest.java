package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.RecordEntry;
import rollbackbot.restore.RestoreEntry.RestoreAsked;
import rollbackbot.restore.RestoreState;
import rollbackbot.text.Language;

/** What is told afterwards of databases that were to be restored. */
class RestoreTimelineTest {

  /** The backup before it was told already. */
  @ParameterizedTest
  @CsvSource({
    "ENGLISH, the restore by Scalingo failed",
    "FRENCH, la restauration par Scalingo a échoué"
  })
  void aRestoreThatFailedIsNoBackup(Language language, String words) {
    var examples = Examples.in(language);
    var confirmed = examples.confirmed(examples.planWithDatabase());
    var asked =
        new RestoreAsked(
            Examples.PROMPT,
            Optional.empty(),
            Optional.empty(),
            false,
            examples.after(new Restored.Failed("no")),
            Optional.empty());
    var incident =
        examples.incident(
            new RestoreState.PreparingBackup(confirmed, examples.withoutBackup()),
            AutoDeploy.PAUSED,
            asked,
            new RecordEntry.Timeline());

    assertThat(Json.text(examples.last(incident)).replace('\u00a0', ' ')).contains(words);
  }
}
