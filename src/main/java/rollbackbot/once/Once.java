package rollbackbot.once;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.once.Asked.Stage;
import rollbackbot.once.Claims.Claim;
import rollbackbot.once.Move.Because;
import rollbackbot.once.Request.Seen;

/**
 * Decides alone whether a request that mustn't be doubled may be sent. An intent is stored before
 * each sending; whoever meets it later than a moment after storing it can't know whether the
 * request was sent, and looks for what it led to, with patience, before it is sent again.
 */
public final class Once {
  private final RequestTiming timing;
  private final InstantSource clock;
  private final LivedTime lived;
  private final Claims claims;
  private final Watches<Sent> watches;

  public Once(RequestTiming timing, Claims claims, LivedTime lived, InstantSource clock) {
    this.timing = timing;
    this.clock = clock;
    this.lived = lived;
    this.claims = claims;
    this.watches = new Watches<>(lived);
  }

  /** One sending of a request, as this process has met it. */
  private record Sent(String incident, Asked asked) {}

  /**
   * Takes the next step with a request: at most one sending, or one look.
   *
   * @param claim what the request belongs to, which has one at a time
   * @param asked as it is stored
   * @param storedJustNow whether this very process stored it a moment ago
   */
  public <A> Move<A> next(Claim claim, Asked asked, boolean storedJustNow, Request<A> request) {
    return switch (asked.stage()) {
      case INTENDED ->
          asked.mayBeSent(storedJustNow) ? ask(claim, asked, request) : perhapsSent(asked, request);
      case PERHAPS_SENT, UNANSWERED -> look(new Sent(claim.incident(), asked), request);
      case DECLINED -> askAgain(asked.times(), Because.WAS_DECLINED);
    };
  }

  private <A> Move<A> ask(Claim claim, Asked asked, Request<A> request) {
    try {
      var answer =
          Sending.within(timing.longest(), lived, () -> claims.stands(claim), request::ask);
      return new Move.Done<>(answer, false);
    } catch (OutsideTrouble.Unanswered lost) {
      // It may have taken its time to be given up: the patience begins now.
      var now = clock.instant();
      var unanswered = new Asked(now, asked.times(), Stage.UNANSWERED);
      watches.watched(new Sent(claim.incident(), unanswered));
      return new Move.Look<>(
          unanswered, now.plus(timing.untilFirstLook()), Optional.of(lost.getMessage()));
    } catch (OutsideTrouble.Unavailable | OutsideTrouble.Refused nothingHappened) {
      return new Move.Declined<>(nothingHappened, asked.declined());
    }
  }

  /** It may still be on its way: from a process that died, or from a slow one. */
  private <A> Move<A> perhapsSent(Asked asked, Request<A> request) {
    return new Move.Look<>(
        asked.at(Stage.PERHAPS_SENT),
        clock.instant(),
        Optional.of("no answer to the request for " + request.name() + " is known"));
  }

  private <A> Move<A> look(Sent sent, Request<A> request) {
    // What is seen is as old as the look: time that passes while it is looked ends no patience.
    var watched = watches.watched(sent);
    var seen = request.look();
    if (watched.compareTo(patience(sent, seen)) < 0) {
      return lookAgain(sent.asked());
    }
    watches.end(sent);
    return switch (seen) {
      case Seen.Found<A>(var what) -> new Move.Done<>(what, true);
      case Seen.Untold<A> _ -> new Move.GiveUp<>();
      case Seen.Nothing<A>(var mostTimes) -> missing(sent.asked(), mostTimes, Because.MISSING);
      case Seen.Others<A>(var mostTimes) -> missing(sent.asked(), mostTimes, Because.OTHERS_CAME);
    };
  }

  /** It is time that this process has lived, so that no clock and no pause can end it. */
  private <A> Duration patience(Sent sent, Seen<A> seen) {
    var patience =
        switch (seen) {
          case Seen.Found<A> _ -> Duration.ZERO;
          case Seen.Untold<A> _ -> timing.candidatePatience();
          case Seen.Nothing<A> _, Seen.Others<A> _ -> timing.patience();
        };
    var onItsWay =
        sent.asked().stage() == Stage.PERHAPS_SENT && !patience.isZero()
            ? timing.longest()
            : Duration.ZERO;
    return patience.plus(onItsWay);
  }

  private <A> Move<A> missing(Asked asked, int mostTimes, Because because) {
    return asked.times() < mostTimes ? askAgain(asked.times() + 1, because) : new Move.GiveUp<>();
  }

  private <A> Move<A> lookAgain(Asked asked) {
    var at = clock.instant().plus(timing.betweenLooks());
    return new Move.Look<>(asked, at, Optional.empty());
  }

  private <A> Move<A> askAgain(int times, Because because) {
    return new Move.AskAgain<>(new Asked(clock.instant(), times, Stage.INTENDED), because);
  }
}
