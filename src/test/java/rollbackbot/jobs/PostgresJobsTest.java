package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.store.Database;

@Tag("whole")
class PostgresJobsTest extends JobsContract {
  private static final String ALIVE = "replica-5";
  private final Set<String> played = ConcurrentHashMap.newKeySet();

  @RegisterExtension final Urls urls = new Urls();

  /** The contract opens the database before a test's own parameters are there. */
  static final class Urls implements BeforeEachCallback {
    private String url = "";

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
      url = OnPostgres.server(context).migratedDatabase();
    }
  }

  @Override
  Database open() {
    return Database.open(Connections.address(urls.url));
  }

  @Override
  Set<String> present() {
    var all = new HashSet<>(super.present());
    all.addAll(played);
    return all;
  }

  @Test
  void theWorkOfALivingProcessIsLeftToIt() throws Exception {
    played.add(ALIVE);
    store(waiting(), Duration.ZERO);
    store(stored(), Duration.ofHours(1));
    pick(ID + ":1", ALIVE);

    start();

    soon()
        .during(Duration.ofSeconds(3))
        .until(() -> tasks("picked_by = '" + ALIVE + "'").equals(List.of(ID + ":1")));
    assertThat(stored().revision()).isEqualTo(2);
  }

  @Test
  void aProcessThatDiesLaterIsNoticedAtOnce() throws Exception {
    played.add(ALIVE);
    store(waiting(), Duration.ZERO);
    pick(ID + ":1", ALIVE);
    start();
    soon().during(Duration.ofSeconds(1)).until(() -> !isOver());

    played.remove(ALIVE);

    soon().until(this::isOver);
  }

  /** It went by a clock that was an hour ahead, and wasn't at anything when it died. */
  @Test
  void whatAProcessThatIsGoneWouldHaveDoneByItsOwnClockIsLookedAt() throws Exception {
    played.add(ALIVE);
    start();
    store(waiting(), Duration.ofHours(1));

    played.remove(ALIVE);

    soon().until(() -> stored().revision() > 1);
  }
}
