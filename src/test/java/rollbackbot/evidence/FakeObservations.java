package rollbackbot.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/** What a platform tells of an app: whatever a test has said. */
public final class FakeObservations implements Observations {
  private final List<RouterPoint> requests = new ArrayList<>();
  private final List<RouterPoint> failures = new ArrayList<>();
  private final List<AppEvent> newestFirst = new ArrayList<>();
  private final List<String> databases = new ArrayList<>();
  private final List<VariableSeen> variables = new ArrayList<>();
  private int routerCalls;
  private String status = "running";
  private boolean tellsAllEvents = true;
  private Supplier<RuntimeException> trouble = () -> null;

  /** Steady traffic, a point a minute. */
  public void traffic(Instant from, Instant to, double perMinute, double failedPerMinute) {
    for (var at = from; !at.isAfter(to); at = at.plus(Duration.ofMinutes(1))) {
      requests.add(new RouterPoint(at, perMinute));
      failures.add(new RouterPoint(at, failedPerMinute));
    }
  }

  void points(List<RouterPoint> all, List<RouterPoint> failed) {
    requests.addAll(all);
    failures.addAll(failed);
  }

  /** Something newer than all before. */
  public void happened(AppEvent event) {
    newestFirst.addFirst(event);
  }

  public void tellsNotAllEvents() {
    tellsAllEvents = false;
  }

  /** Every reading ends so from now on. */
  public void fails(Supplier<RuntimeException> with) {
    trouble = with;
  }

  public synchronized int routerCalls() {
    return routerCalls;
  }

  private void meetTrouble() {
    var met = trouble.get();
    if (met != null) {
      throw met;
    }
  }

  @Override
  public synchronized List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back) {
    routerCalls++;
    meetTrouble();
    return switch (count) {
      case REQUESTS -> List.copyOf(requests);
      case SERVER_ERRORS -> List.copyOf(failures);
    };
  }

  /** The app has a database, or may use one. */
  public void hasDatabase(String name) {
    databases.add(name);
  }

  public void hasVariable(String name, VariableSeen.Meaning meaning) {
    variables.add(new VariableSeen(name, meaning));
  }

  @Override
  public List<VariableSeen> variables(PlatformApp app) {
    meetTrouble();
    return List.copyOf(variables);
  }

  @Override
  public List<String> databases(PlatformApp app) {
    meetTrouble();
    return List.copyOf(databases);
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    meetTrouble();
    return new AppEvents(
        newestFirst.stream().filter(event -> !event.at().isBefore(since)).toList(), tellsAllEvents);
  }

  /** The platform's word for how the app is. */
  public void status(String word) {
    status = word;
  }

  @Override
  public AppStatus status(PlatformApp app) {
    meetTrouble();
    return new AppStatus(status);
  }
}
