package rollbackbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.check.Finding;
import rollbackbot.check.Looked;
import rollbackbot.check.Looks;
import rollbackbot.release.AppName;

/** What is kept of looks, in memory; what waits to be told of an app is told together. */
final class InMemoryLooks implements Looks {
  private final Map<AppName, Instant> due = new HashMap<>();
  private final Map<AppName, Integer> tries = new HashMap<>();
  private final Map<AppName, Looked> last = new HashMap<>();
  private final Map<AppName, News> news = new HashMap<>();

  @Override
  public Optional<Turn> take(AppName app, Instant now, Instant until) {
    if (due.getOrDefault(app, now).isAfter(now)) {
      return Optional.empty();
    }
    due.put(app, until);
    return Optional.of(
        new Turn(app, until, tries.getOrDefault(app, 0), Optional.ofNullable(last.get(app))));
  }

  @Override
  public void ended(Turn turn, Looked looked, List<Finding> broke, Instant next) {
    if (isOurs(turn)) {
      due.put(turn.app(), next);
      tries.remove(turn.app());
      last.put(turn.app(), looked);
      if (!broke.isEmpty()) {
        var since = turn.before().orElseThrow().at();
        news.merge(turn.app(), new News(turn.app(), since, broke), InMemoryLooks::together);
      }
    }
  }

  private static News together(News earlier, News later) {
    var all = new ArrayList<>(earlier.broke());
    all.addAll(later.broke());
    return new News(earlier.app(), earlier.since(), List.copyOf(all));
  }

  private boolean isOurs(Turn turn) {
    return turn.until().equals(due.get(turn.app()));
  }

  @Override
  public void postponed(Turn turn, Instant next) {
    if (isOurs(turn)) {
      due.put(turn.app(), next);
      tries.put(turn.app(), turn.tries() + 1);
    }
  }

  @Override
  public List<News> news() {
    return List.copyOf(news.values());
  }

  @Override
  public void told(News told) {
    news.remove(told.app(), told);
  }
}
