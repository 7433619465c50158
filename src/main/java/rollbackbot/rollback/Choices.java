package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.history.HistoryReader;
import rollbackbot.history.VersionSearch;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.ShortLook;
import rollbackbot.people.FormIds;
import rollbackbot.people.PlaceKind;
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

  /** The apps that can be named. */
  List<AppName> apps();

  /**
   * What ran of an app and can be gone back to, newest first; nothing for whoever may not act on
   * it.
   */
  List<Target> versions(Input asking, String app);

  /**
   * What keeps the form of {@code /rollback}, as it was filled in, from opening an incident, by the
   * field at which that is told; nothing where it opens one, or where that can't be told in time:
   * it is told later, then.
   */
  Map<String, Reply.Mistake> refused(Input filledIn);

  /** Read from the platform and the repository, and kept for a minute: each letter asks again. */
  final class Looked implements Choices {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Apps apps;
    private final Incidents incidents;
    private final Workspace workspace;
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
        Incidents incidents,
        Workspace workspace,
        HistoryReader reader,
        Duration patience,
        InstantSource clock) {
      this.apps = apps;
      this.incidents = incidents;
      this.workspace = workspace;
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
    public Map<String, Reply.Mistake> refused(Input filledIn) {
      return filledIn.act() instanceof Input.Act.Submitted form
              && form.callback().equals(FormIds.ROLLBACK_START)
          ? ShortLook.within(
                  patience,
                  () -> refused(filledIn, Opening.filledIn(form, filledIn.replyTo().channel())))
              .orElse(Map.of())
          : Map.of();
    }

    private Map<String, Reply.Mistake> refused(Input filledIn, Opening opening) {
      var name = opening.wanted().app();
      var app = AppName.isValid(name) ? apps.find(new AppName(name)) : Optional.<App>empty();
      if (app.isEmpty()) {
        return Map.of(FormIds.APP, Commands.unknownApp(name, apps.names()));
      }
      var known = app.get();
      var closed =
          notAllowed(filledIn, known)
              .or(() -> Commands.shownIncident(incidents, known.name()).map(Commands::alreadyOpen));
      if (closed.isPresent()) {
        return Map.of(FormIds.APP, closed.get());
      }
      var mistakes = new LinkedHashMap<String, Reply.Mistake>();
      opening
          .wanted()
          .wanted()
          .flatMap(version -> notThere(known, version))
          .ifPresent(why -> mistakes.put(FormIds.VERSION, why));
      noPlace(known, opening).ifPresent(why -> mistakes.put(FormIds.CHANNEL, why));
      return mistakes;
    }

    private Optional<Reply.Mistake> notAllowed(Input filledIn, App app) {
      return authorization.check(filledIn, app) instanceof Authorization.Permission.Denied denied
          ? Optional.of(new Reply.NotAllowed(app.name(), denied.why(), app.operators()))
          : Optional.empty();
    }

    private Optional<Reply.Mistake> noPlace(App app, Opening opening) {
      var kind = workspace.kindOf(opening.place());
      return app.channel().isPresent() || kind == PlaceKind.CHANNEL
          ? Optional.empty()
          : Optional.of(new Reply.NoPlace(app.name(), kind));
    }

    private Optional<Reply.Mistake> notThere(App app, String version) {
      if (!isNotAmong(versions(app), version)) {
        return Optional.empty();
      }
      return switch (search.of(app, version)) {
        case VersionSearch.Found.Nowhere(var why) -> Optional.of(why);
        case VersionSearch.Found.Meant(var request) -> Commands.runsAlready(request, app, reader);
      };
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
