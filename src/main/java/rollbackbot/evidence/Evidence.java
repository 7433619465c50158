package rollbackbot.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;

/** What can be told of an app at a moment, under three headings. */
public record Evidence(List<Told> changed, List<Told> seen, List<Told> suggests) {

  /** Where not even the deployments could be read, nothing can be compared. */
  public static Evidence withoutDeployments(Why why, Optional<Quoted> words, Instant now) {
    Function<Subject, List<Told>> untold =
        what -> List.of(new Untold(what, why, words, Source.DEPLOYMENTS, now));
    return new Evidence(
        untold.apply(Subject.CODE), untold.apply(Subject.ERRORS), untold.apply(Subject.WAY_BACK));
  }

  /** With something more that it suggests, before all else. */
  public Evidence suggesting(Told more) {
    return new Evidence(changed, seen, Stream.concat(Stream.of(more), suggests.stream()).toList());
  }

  /** The same after another look at the app's health. */
  public Evidence withHealth(Told.Fact now) {
    return HealthSeen.replaced(this, now);
  }

  /**
   * The same once something was decided, or some time later: a way that nobody chose is offered
   * beside it no more, nor called free of risks by what was looked at before.
   */
  public Evidence withoutOneTap() {
    return new Evidence(changed, seen, HealthSeen.withoutOneTap(suggests));
  }

  /** All of it, in order. */
  public Stream<Told> all() {
    return Stream.of(changed, seen, suggests).flatMap(List::stream);
  }

  /**
   * Errors that users have since the release; whether they are gone is watched after a rollback.
   */
  public Optional<Claim.Errors> usersErrors() {
    return claim(Claim.Errors.class).filter(it -> Suggestion.affectsUsers(it).isPresent());
  }

  /** Crashes since the release, watched likewise. */
  public Optional<Claim.Crashes> crashes() {
    return claim(Claim.Crashes.class).filter(it -> it.number().number() > 0);
  }

  /** The claims of a kind. */
  public <T extends Claim> Stream<T> claims(Class<T> kind) {
    return all()
        .filter(Told.Fact.class::isInstance)
        .map(Told.Fact.class::cast)
        .map(Told.Fact::claim)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** The one claim of a kind, where it is made. */
  public <T extends Claim> Optional<T> claim(Class<T> kind) {
    return claims(kind).findFirst();
  }
}
