package rollbackbot.scalingo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Dates;
import rollbackbot.scalingo.http.Meta;

/** The history of an app, newest first, page by page. */
final class Events {
  /** As many as the platform gives by itself, by the recorded answer. */
  private static final int PAGE_SIZE = 30;

  private final AuthorizedCalls calls;
  private final Regions regions;
  private final EventReader reader;

  Events(AuthorizedCalls calls, Regions regions, Dates dates) {
    this.calls = calls;
    this.regions = regions;
    this.reader = new EventReader(dates);
  }

  /**
   * What happened since a moment.
   *
   * @param mostPages a look at the last days, not an archive: each page costs a call of the budget
   */
  AppEvents since(PlatformApp app, Instant since, int mostPages) {
    var found = read(app, since, mostPages);
    return new AppEvents(told(found.events(), since), found.reachesBack());
  }

  /** The same, of those with a date alone: one without may lie anywhere. */
  AppEvents datedSince(PlatformApp app, Instant since, int mostPages) {
    var found = read(app, since, mostPages);
    var dated = found.events().stream().filter(EventReader.Dated::isDated).toList();
    boolean all = dated.size() == found.events().size();
    return new AppEvents(told(dated, since), all && found.reachesBack());
  }

  private record Found(List<EventReader.Dated> events, boolean reachesBack) {}

  private Found read(PlatformApp app, Instant since, int mostPages) {
    var found = new LinkedHashMap<String, EventReader.Dated>();
    boolean reachesBack = false;
    for (int number = 1; number <= mostPages && !reachesBack; number++) {
      var page = page(app, number);
      page.events().forEach(event -> found.putIfAbsent(event.id(), event));
      reachesBack = page.isLast() || page.reaches(since);
    }
    return new Found(List.copyOf(found.values()), reachesBack);
  }

  private static List<AppEvent> told(List<EventReader.Dated> found, Instant since) {
    var told = new ArrayList<AppEvent>();
    for (var event : found) {
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
        Call.read("events", Operation.READ_EVENTS.of(app.name()), url),
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
