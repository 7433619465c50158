package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.VersionSearch;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.ShortLook;
import rollbackbot.people.Workspace;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.release.Target;

/**
 * What a form offers while somebody types in it. Slack waits three seconds: what can't be told by
 * then isn't offered, and is known a moment later.
 */
public interface Choices {

  /** How long whoever types waits: Slack waits three seconds. */
  Duration PATIENCE = Duration.ofSeconds(2);

  /** The apps that can be named. */
  List<AppName> apps();

  /**
   * What ran of an app and can be gone back to, newest first; nothing for whoever may not act on
   * it.
   */
  List<Target> versions(Input asking, String app);

  /**
   * Why a version that was typed can't be gone back to; nothing where it can, where that can't be
   * told in time, or where whoever asks may not act: that is told later.
   */
  Optional<Reply.UnknownVersion> unknown(Input asking, String app, String version);

  /** Read from the platform and the repository, and kept for a minute: each letter asks again. */
  final class Looked implements Choices {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Apps apps;
    private final Authorization authorization;
    private final HistoryReader reader;
    private final VersionSearch search;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<AppName, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(List<Target> versions, Instant at) {
      boolean isOf(Instant now) {
        return !at.isAfter(now) && at.plus(FRESH).isAfter(now);
      }
    }

    /**
     * Nothing is read yet.
     *
     * @param reader of which the calls leave enough to whoever is in a hurry
     * @param patience how long whoever types waits
     */
    public Looked(
        Apps apps,
        Workspace workspace,
        HistoryReader reader,
        Duration patience,
        InstantSource clock) {
      this.apps = apps;
      this.authorization = new Authorization(workspace);
      this.reader = reader;
      this.search = new VersionSearch(reader);
      this.patience = patience;
      this.clock = clock;
    }

    @Override
    public List<AppName> apps() {
      return ShortLook.within(patience, () -> apps.names().stream().sorted().toList())
          .orElse(List.of());
    }

    @Override
    public List<Target> versions(Input asking, String app) {
      return AppName.isValid(app)
          ? ShortLook.within(patience, () -> allowed(asking, new AppName(app)).map(this::versions))
              .flatMap(found -> found)
              .orElse(List.of())
          : List.of();
    }

    @Override
    public Optional<Reply.UnknownVersion> unknown(Input asking, String app, String version) {
      return AppName.isValid(app)
          ? ShortLook.within(patience, () -> missing(asking, new AppName(app), version))
              .flatMap(found -> found)
          : Optional.empty();
    }

    private Optional<Reply.UnknownVersion> missing(Input asking, AppName name, String version) {
      return allowed(asking, name)
          .filter(app -> isNotAmong(versions(app), version))
          .flatMap(app ->
              search.of(app, version) instanceof VersionSearch.Found.Nowhere(var why)
                  ? Optional.of(why)
                  : Optional.empty());
    }

    /** What was chosen from what was offered needs no search. */
    private static boolean isNotAmong(List<Target> ran, String version) {
      return ran.stream().noneMatch(target -> target.commit().value().equals(version));
    }

    private Optional<App> allowed(Input asking, AppName name) {
      return apps.find(name)
          .filter(
              app -> authorization.check(asking, app) instanceof Authorization.Permission.Granted);
    }

    private List<Target> versions(App app) {
      var now = clock.instant();
      var known = Optional.ofNullable(kept.get(app.name())).filter(it -> it.isOf(now));
      if (known.isPresent()) {
        return known.get().versions();
      }
      var read =
          switch (reader.read(app, new PlanRequest.Previous(), Optional.empty())) {
            case HistoryReader.Reading.Done(var history) -> Planner.alternatives(app, history);
            case HistoryReader.Reading.Impossible _ -> List.<Target>of();
          };
      kept.put(app.name(), new Kept(read, now));
      return read;
    }
  }
}
