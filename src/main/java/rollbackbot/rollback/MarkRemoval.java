package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployClicks;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.release.AppName;
import rollbackbot.release.Mark;
import rollbackbot.source.CommitId;

/**
 * The mark is taken off a version, from the history of its app. That it was is written down with
 * the newest incident of the app that is over, and has nothing under way.
 */
final class MarkRemoval {
  private static final int MOST_LOOKED_AT = 20;

  private final Incidents incidents;

  MarkRemoval(Incidents incidents) {
    this.incidents = incidents;
  }

  /**
   * What a button means.
   *
   * @param commit that is marked
   * @param label what the version is called
   */
  record Wanted(AppName app, CommitId commit, String label) {

    /** Empty for what is no value of such a button. */
    static Optional<Wanted> parse(String value) {
      var parts = value.split(" ", 3);
      return parts.length == 3 && AppName.isValid(parts[0]) && CommitId.isWhole(parts[1])
          ? Optional.of(new Wanted(new AppName(parts[0]), new CommitId(parts[1]), parts[2]))
          : Optional.empty();
    }

    private Mark mark() {
      return new Mark(Optional.of(commit), label);
    }
  }

  boolean canBeTakenOff(AppName app) {
    return over(app).isPresent();
  }

  private Optional<Incident> over(AppName app) {
    return incidents.newest(app, MOST_LOOKED_AT).stream()
        .filter(incident -> !incident.state().locksTheApp())
        .filter(incident -> incident.branchDeployment().isEmpty())
        .findFirst();
  }

  /** Empty where the version isn't marked any more, or nothing is there to write it down with. */
  Optional<Change> of(Wanted wanted, String by, Instant now) {
    var mark = wanted.mark();
    return over(wanted.app())
        .filter(_ -> !mark.isIn(incidents.unmarked(wanted.app())))
        .map(incident ->
            Change.to(AutoDeployClicks.unmarked(incident, mark, by))
                .with(new Memo.Unmarked(wanted.app(), mark, now))
                .with(incident.audit(now, by, "version-unmarked", mark.label()))
                .wakingAt(now));
  }
}
