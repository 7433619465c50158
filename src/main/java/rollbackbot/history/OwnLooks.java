package rollbackbot.history;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.check.AppCheck;
import rollbackbot.check.Broke;
import rollbackbot.check.LookTiming;
import rollbackbot.check.Looked;
import rollbackbot.check.Looks;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;
import rollbackbot.text.Language;

/**
 * Looks by itself whether each app could be rolled back, and tells what broke since its last look.
 * Nothing is looked at while anybody's rollback runs, nor at an app with an open incident.
 */
public final class OwnLooks {
  /** A day of looks that come to nothing; then that is told too. */
  private static final int MOST_TRIES = 24;

  /** Tags are read with some branches, which nobody needs here. */
  private static final String BRANCHES = "release";

  private final Apps apps;
  private final AppCheck check;
  private final SourceRepository repositories;
  private final Incidents incidents;
  private final Looks looks;
  private final Optional<Language> language;
  private final LookTiming timing;
  private final InstantSource clock;

  /**
   * Looks at apps that are configured.
   *
   * @param check which leaves others first
   * @param language in which all is told; empty: in that of the app's last incident
   */
  public OwnLooks(
      Apps apps,
      AppCheck check,
      SourceRepository repositories,
      Incidents incidents,
      Looks looks,
      Optional<Language> language,
      LookTiming timing,
      InstantSource clock) {
    this.apps = apps;
    this.check = check;
    this.repositories = repositories;
    this.incidents = incidents;
    this.looks = looks;
    this.language = language;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * Looks at one app, where one is due.
   *
   * @return which
   */
  public Optional<AppName> next() {
    var open = incidents.open();
    if (open.stream().anyMatch(OwnLooks::isRunning)) {
      return Optional.empty();
    }
    var now = clock.instant();
    var turn =
        apps.names().stream()
            .filter(app -> open.stream().noneMatch(it -> it.app().equals(app)))
            .flatMap(app -> looks.take(app, now, now.plus(timing.longest())).stream())
            .findFirst();
    turn.ifPresent(this::look);
    return turn.map(Looks.Turn::app);
  }

  private static boolean isRunning(Incident incident) {
    return incident.state().traits().turn() != Turn.PERSON;
  }

  private void look(Looks.Turn turn) {
    var app = apps.find(turn.app());
    if (app.isEmpty()) {
      looks.postponed(turn, clock.instant().plus(timing.again()));
      return;
    }
    var seen = check.look(app.get());
    var tags = tags(turn, seen);
    boolean inPart = seen.isInPart() || tags.isUnread();
    if (inPart && turn.tries() < MOST_TRIES) {
      looks.postponed(turn, clock.instant().plus(timing.again()));
      return;
    }
    var broke = turn.before().map(before -> Broke.since(before, seen, tags.all()));
    looks.ended(
        turn,
        seen.knowing(turn.before()),
        broke.orElseGet(List::of),
        seen.at().plus(timing.every()));
  }

  /**
   * The tags that a repository has.
   *
   * @param all empty where there are none to be compared, or they can't be read
   */
  private record Tags(Optional<List<Tag>> all, boolean isUnread) {
    static final Tags NONE = new Tags(Optional.empty(), false);
  }

  /** Those of today, where the last look knew some of the same repository. */
  private Tags tags(Looks.Turn turn, Looked seen) {
    var repository =
        turn.before()
            .filter(before -> !before.tags().isEmpty())
            .flatMap(Looked::repository)
            .filter(it -> seen.repository().filter(it::equals).isPresent());
    return repository.map(this::tags).orElse(Tags.NONE);
  }

  private Tags tags(Repository repository) {
    try {
      return new Tags(Optional.of(repositories.refs(repository, BRANCHES).tags()), false);
    } catch (OutsideTrouble e) {
      return new Tags(Optional.empty(), true);
    }
  }

  /** Tells what broke and wasn't told yet; what nobody takes is told again later. */
  public void tell(Telling telling) {
    for (var news : looks.news()) {
      var last = incidents.newest(news.app(), 1).stream().findFirst();
      var channel =
          apps.find(news.app()).flatMap(App::channel).or(() -> last.map(Incident::channel));
      if (channel.isEmpty()) {
        telling.nowhere(news);
        looks.told(news);
      } else if (telling.tell(
          news,
          channel.get(),
          language.or(() -> last.map(Incident::language)).orElse(Language.ENGLISH))) {
        looks.told(news);
      }
    }
  }

  /** Where what broke is told. */
  public interface Telling {
    /** Whether nothing more is to be done for it. */
    boolean tell(Looks.News news, String channel, Language language);

    /** The app has no channel, and never had an incident. */
    void nowhere(Looks.News news);
  }
}
