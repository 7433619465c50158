package rollbackbot.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.trouble.SpentBudget;
import rollbackbot.trouble.UnknownRegion;

/**
 * One thing that was looked at.
 *
 * @param values names and words from outside, in the order of {@link FindingText}'s sentence
 * @param at a moment that the sentence names
 */
public record Finding(Kind kind, List<String> values, Optional<Instant> at) {

  public static Finding of(Kind kind, String... values) {
    return new Finding(kind, List.of(values), Optional.empty());
  }

  /** That a region is unknown, where this is the trouble. */
  public static Optional<Finding> unknownRegion(OutsideTrouble trouble) {
    return UnknownRegion.in(trouble.getMessage())
        .map(it -> of(Kind.REGION_UNKNOWN, it.name(), it.others()));
  }

  static Finding at(Instant moment, Kind kind, String... values) {
    return new Finding(kind, List.of(values), Optional.of(moment));
  }

  public Mark mark() {
    return kind.mark();
  }

  public boolean isWrong() {
    return mark() == Mark.WRONG;
  }

  /** Whether it may be found out once a minute has passed. */
  public boolean waitsForBudget() {
    return kind == Kind.NOT_FOUND_OUT && values.stream().anyMatch(SpentBudget::isIn);
  }

  /** Whether it would keep a rollback from succeeding; that what runs is sick or down doesn't. */
  public boolean isInTheWay() {
    return isWrong()
        && kind != Kind.UNHEALTHY
        && kind != Kind.APP_STOPPED
        && kind != Kind.APP_CRASHED;
  }

  /** What can be found; stored under these names. */
  public enum Kind {
    APP_FOUND(Mark.FINE),
    APP_MISSING(Mark.WRONG),
    REGION_UNKNOWN(Mark.WRONG),
    APP_STOPPED(Mark.WRONG),
    APP_CRASHED(Mark.WRONG),
    APP_WITHOUT_CONTAINERS(Mark.WRONG),
    /** The platform says another word of it: it restarts, or is being scaled. */
    APP_NOT_CALM(Mark.UNSEEN),
    LINKED(Mark.FINE),
    NOT_LINKED(Mark.WRONG),
    NO_LINK_NEEDED(Mark.FINE),
    ROAD_WITHOUT_LINK(Mark.WRONG),
    OTHER_REPOSITORY_LINKED(Mark.WRONG),
    AUTO_DEPLOY_ON(Mark.FINE),
    AUTO_DEPLOY_OFF(Mark.FINE),
    RUNS(Mark.FINE),
    GOES_BACK(Mark.FINE),
    GOES_BACK_BY_ARCHIVE(Mark.FINE),
    ARCHIVE_PUBLIC(Mark.FINE),
    ARCHIVE_TO_UPLOAD(Mark.FINE),
    ARCHIVE_OF_UNKNOWN_HOST(Mark.WRONG),
    ARCHIVE_NOT_PUBLIC(Mark.WRONG),
    ARCHIVE_NOT_GIVEN(Mark.WRONG),
    ARCHIVE_UNUSABLE(Mark.WRONG),
    TAGGED(Mark.FINE),
    UNTAGGED(Mark.FINE),
    TAG_GONE(Mark.WRONG),
    TAG_MOVED(Mark.WRONG),
    DEPLOYMENT_RUNNING(Mark.FINE),
    NEVER_DEPLOYED(Mark.WRONG),
    NO_EARLIER_VERSION(Mark.WRONG),
    NO_BRANCH_NAME(Mark.WRONG),
    COMMIT_THERE(Mark.FINE),
    COMMIT_GONE(Mark.WRONG),
    COMMIT_UNTOLD(Mark.UNSEEN),
    MAY_PUSH(Mark.FINE),
    PUSH_REFUSED(Mark.WRONG),
    NO_GIT_TOKEN(Mark.UNSEEN),
    HOST_GETS_NO_TOKEN(Mark.UNSEEN),
    NO_DATABASE(Mark.FINE),
    DATABASE_TO_A_MOMENT(Mark.FINE),
    DATABASE_BACKED_UP(Mark.FINE),
    DATABASE_WITHOUT_BACKUP(Mark.FINE),
    DATABASE_DOWN(Mark.WRONG),
    HEALTHY(Mark.FINE),
    UNHEALTHY(Mark.WRONG),
    HEALTH_NOT_CONFIGURED(Mark.UNSEEN),
    LINK_WITHOUT_ADDRESS(Mark.WRONG),
    REFUSED(Mark.WRONG),
    NOT_FOUND_OUT(Mark.WRONG),
    STORE_FINE(Mark.FINE),
    STORE_NOT_MADE_YET(Mark.UNSEEN),
    STORE_AWAY(Mark.WRONG),
    SLACK_TOKEN(Mark.FINE),
    SLACK_TOKEN_REFUSED(Mark.WRONG),
    SCOPES_GRANTED(Mark.FINE),
    SCOPES_MISSING(Mark.WRONG),
    SCOPES_UNTOLD(Mark.UNSEEN),
    SIGNING_SECRET(Mark.UNSEEN),
    SOCKET_TOKEN(Mark.FINE),
    SOCKET_TOKEN_REFUSED(Mark.WRONG),
    SCALINGO_TOKEN(Mark.FINE),
    SCALINGO_TOKEN_REFUSED(Mark.WRONG),
    TOO_FEW_CALLS(Mark.WRONG),
    NO_APP_NAMED(Mark.UNSEEN);

    private final Mark mark;

    Kind(Mark mark) {
      this.mark = mark;
    }

    Mark mark() {
      return mark;
    }

    /** Whether its one value is the message of some trouble outside. */
    public boolean tellsTrouble() {
      return this == REFUSED || this == NOT_FOUND_OUT;
    }
  }
}
