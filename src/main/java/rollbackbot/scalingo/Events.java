package rollbackbot.scalingo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;
import rollbackbot.release.PlatformApp;

/** The history of an app, newest first, page by page. */
final class Events {
  /** As many as the platform gives by itself, by the recorded answer. */
  private static final int PAGE_SIZE = 30;

  /** A look at the last days, not an archive: each page costs a call of the budget. */
  private static final int MOST_PAGES = 10;

  private final AuthorizedCalls calls;
  private final Regions regions;
  private final EventReader reader;

  Events(AuthorizedCalls calls, Regions regions, Dates dates) {
    this.calls = calls;
    this.regions = regions;
    this.reader = new EventReader(dates);
  }

  AppEvents since(PlatformApp app, Instant since) {
    var found = new LinkedHashMap<String, EventReader.Dated>();
    boolean reachesBack = false;
    for (int number = 1; number <= MOST_PAGES && !reachesBack; number++) {
      var page = page(app, number);
      page.events().forEach(event -> found.putIfAbsent(event.id(), event));
      reachesBack = page.isLast() || page.reaches(since);
    }
    return new AppEvents(told(found, since), reachesBack);
  }

  private static List<AppEvent> told(Map<String, EventReader.Dated> found, Instant since) {
    var told = new ArrayList<AppEvent>();
    for (var event : found.values()) {
      event.event().filter(_ -> !event.at().isBefore(since)).ifPresent(told::add);
    }
    return List.copyOf(told);
  }

  private Page page(PlatformApp app, int number) {
    var url =
        regions
            .apps(app.region(), app.name(), "events")
            .newBuilder()
            .addQueryParameter("page", Integer.toString(number))
            .addQueryParameter("per_page", Integer.toString(PAGE_SIZE))
            .build();
    return calls.send(
        Call.read("events", "reading the events of " + app.name(), url),
        answer -> {
          var list = answer.json(ListAnswer.class);
          var rows = answer.present(list.events(), "events");
          var events = rows.stream().map(row -> reader.event(row, answer)).toList();
          return new Page(events, list.isLast());
        });
  }

  private record Page(List<EventReader.Dated> events, boolean isLast) {
    /** Whether what follows is too old. */
    boolean reaches(Instant since) {
      return events.isEmpty() || events.getLast().at().isBefore(since);
    }
  }

  record ListAnswer(@Nullable List<EventReader.Wire> events, @Nullable Meta meta) {
    boolean isLast() {
      return Meta.isLast(Optional.ofNullable(meta));
    }
  }
}
