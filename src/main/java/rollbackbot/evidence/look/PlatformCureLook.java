package rollbackbot.evidence.look;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.CureLook;
import rollbackbot.evidence.Diagnosis;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterShares;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.look.Inquiry.Question;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.PlatformApp;

/** The same by what the platform's router counts and its events tell. */
public final class PlatformCureLook implements CureLook {
  private final Observations observations;
  private final Function<PlatformApp, URI> pages;
  private final InstantSource clock;
  private final Inquiry inquiry;

  /**
   * Looks of this length at the most.
   *
   * @param pages an app's page at the platform
   * @param faults hears of what our own code failed at
   */
  public PlatformCureLook(
      Observations observations,
      Function<PlatformApp, URI> pages,
      Duration limit,
      InstantSource clock,
      Faults faults) {
    this.observations = observations;
    this.pages = pages;
    this.clock = clock;
    this.inquiry = new Inquiry(limit, clock, faults);
  }

  @Override
  public Told since(App app, Claim.Errors wrong, Instant since) {
    return inquiry
        .ask(
            List.of(
                new Question(
                    Source.ROUTER,
                    List.of(Subject.ERRORS),
                    () -> List.of(look(app.platformApp(), wrong, since)))))
        .getFirst()
        .getFirst();
  }

  @Override
  public Told crashes(App app, Instant since) {
    var there = app.platformApp();
    return inquiry
        .ask(
            List.of(
                new Question(
                    Source.EVENTS,
                    List.of(Subject.CRASHES),
                    () ->
                        List.of(
                            EventLook.crashes(
                                observations.events(there, since),
                                since,
                                page(there),
                                clock.instant())))))
        .getFirst()
        .getFirst();
  }

  private Told look(PlatformApp app, Claim.Errors wrong, Instant since) {
    var back = Duration.between(since, clock.instant());
    var all = observations.router(app, RouterCount.REQUESTS, back);
    var failed = observations.router(app, RouterCount.SERVER_ERRORS, back);
    var now = clock.instant();
    return switch (RouterShares.since(all, failed, since, now)) {
      case RouterShares.Found.Nothing(var why) -> untold(why, now);
      case RouterShares.Found.Window(var window, var requests) ->
          Diagnosis.of(wrong, window, requests)
              .<Told>map(claim -> new Fact(claim, Source.ROUTER, now, page(app)))
              .orElseGet(() -> untold(Told.Why.TOO_FEW_TO_TELL, now));
    };
  }

  private static Told untold(Told.Why why, Instant now) {
    return new Untold(Subject.ERRORS, why, Optional.empty(), Source.ROUTER, now);
  }

  /** Where a person sees it; a fact without a link is one all the same. */
  private Optional<Page> page(PlatformApp app) {
    try {
      return Optional.of(new Page(pages.apply(app)));
    } catch (OutsideTrouble _) {
      return Optional.empty();
    }
  }
}
