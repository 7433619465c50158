package rollbackbot.once;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.once.Asked.Stage;
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

  public Once(RequestTiming timing, InstantSource clock) {
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * Takes the next step with a request: at most one sending, or one look.
   *
   * @param asked as it is stored
   * @param storedJustNow whether this very process stored it a moment ago
   */
  public <A> Move<A> next(Asked asked, boolean storedJustNow, Request<A> request) {
    return switch (asked.stage()) {
      case INTENDED -> storedJustNow ? ask(asked, request) : perhapsSent(asked, request);
      case PERHAPS_SENT, UNANSWERED -> look(asked, request);
      case DECLINED -> askAgain(asked.times(), Because.WAS_DECLINED);
    };
  }

  private <A> Move<A> ask(Asked asked, Request<A> request) {
    try {
      return new Move.Done<>(request.ask(), false);
    } catch (OutsideTrouble.Unanswered lost) {
      // It may have taken its time to be given up: the patience begins now.
      var now = clock.instant();
      return new Move.Look<>(
          new Asked(now, asked.times(), Stage.UNANSWERED),
          now.plus(timing.untilFirstLook()),
          Optional.of(lost.getMessage()));
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

  private <A> Move<A> look(Asked asked, Request<A> request) {
    return switch (request.look()) {
      case Seen.Found<A>(var what) -> new Move.Done<>(what, true);
      case Seen.Untold<A> _ ->
          isOver(asked, timing.candidatePatience()) ? new Move.GiveUp<>() : lookAgain(asked);
      case Seen.Nothing<A>(var mostTimes) -> missing(asked, mostTimes, Because.MISSING);
      case Seen.Others<A>(var mostTimes) -> missing(asked, mostTimes, Because.OTHERS_CAME);
    };
  }

  private <A> Move<A> missing(Asked asked, int mostTimes, Because because) {
    if (!isOver(asked, timing.patience())) {
      return lookAgain(asked);
    }
    return asked.times() < mostTimes ? askAgain(asked.times() + 1, because) : new Move.GiveUp<>();
  }

  private boolean isOver(Asked asked, Duration patience) {
    var unanswered =
        asked.stage() == Stage.PERHAPS_SENT
            ? asked.requestedAt().plus(timing.longest())
            : asked.requestedAt();
    return !clock.instant().isBefore(unanswered.plus(patience));
  }

  private <A> Move<A> lookAgain(Asked asked) {
    var at = clock.instant().plus(timing.betweenLooks());
    return new Move.Look<>(asked, at, Optional.empty());
  }

  private <A> Move<A> askAgain(int times, Because because) {
    return new Move.AskAgain<>(new Asked(clock.instant(), times, Stage.INTENDED), because);
  }
}
