package rollbackbot.evidence.look;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.InService;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterShares;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.evidence.look.Inquiry.Question;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.PlatformApp;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceFiles;
import rollbackbot.tree.DecisionTree;

/**
 * Gathers what can be told of an app from all sources at once, none of which is waited for long.
 */
public final class Gatherer {
  private final DecisionTree tree;
  private final Observations observations;
  private final SourceCode code;
  private final HealthProbe health;
  private final Function<PlatformApp, URI> pages;
  private final InstantSource clock;
  private final Inquiry inquiry;
  private final OneTapLook oneTap;

  /**
   * Gathers from these sources.
   *
   * @param tree whose questions answers are suggested to
   * @param pages an app's page at the platform
   * @param limit how long a source may take; half as long where others were waited for before
   */
  public Gatherer(
      DecisionTree tree,
      Observations observations,
      SourceCode code,
      SourceFiles files,
      HealthProbe health,
      Function<PlatformApp, URI> pages,
      Duration limit,
      InstantSource clock,
      Faults faults) {
    this.tree = tree;
    this.observations = observations;
    this.code = code;
    this.health = health;
    this.pages = pages;
    this.clock = clock;
    this.inquiry = new Inquiry(limit, clock, faults);
    this.oneTap =
        new OneTapLook(observations, files, new Inquiry(limit.dividedBy(2), clock, faults));
  }

  /** All that can be told. */
  public Evidence of(Basis basis) {
    var page = page(basis.app().platformApp());
    var deployments = new DeploymentLook(basis, page);
    if (basis.running().isEmpty()) {
      return new Evidence(List.of(deployments.nothingEarlier(Subject.CODE)), List.of(), List.of());
    }
    var running = basis.running().get();
    var told =
        inquiry.ask(
            List.of(
                new Question(Source.GIT_HOST, CodeLook.SUBJECTS, () -> code(basis, deployments)),
                new Question(
                    Source.EVENTS,
                    List.of(Subject.VARIABLES, Subject.CRASHES),
                    () -> events(basis, running, page)),
                new Question(
                    Source.ROUTER, List.of(Subject.ERRORS), () -> errors(basis, running, page)),
                new Question(Source.HEALTH_CHECK, List.of(Subject.HEALTH), () -> health(basis)),
                new Question(
                    Source.ADDONS, List.of(Subject.DATABASES), () -> databases(basis, page)),
                new Question(
                    Source.VARIABLES, variableSubjects(basis), () -> variables(basis, page))));
    var evidence = sorted(deployments, told);
    return oneTap.of(basis, evidence, clock.instant()).map(evidence::suggesting).orElse(evidence);
  }

  /** Where a person sees it; a fact without a link is one all the same. */
  private Optional<Page> page(PlatformApp app) {
    try {
      return Optional.of(new Page(pages.apply(app)));
    } catch (OutsideTrouble _) {
      return Optional.empty();
    }
  }

  private Evidence sorted(DeploymentLook deployments, List<List<Told>> told) {
    var events = told.get(1);
    var changed = new ArrayList<Told>();
    deployments.runs().ifPresent(changed::add);
    changed.addAll(told.getFirst());
    events.stream().filter(it -> !isSeen(it)).forEach(changed::add);
    if (events.stream().noneMatch(it -> isClaim(it, Claim.StackChanged.class))) {
      deployments.stack().ifPresent(changed::add);
    }
    var seen =
        Stream.of(told.get(2), events.stream().filter(Gatherer::isSeen).toList(), told.get(3))
            .flatMap(List::stream)
            .toList();
    var suggests = new ArrayList<Told>(suggestions(told.get(2)));
    suggests.addAll(told.get(4));
    suggests.addAll(told.get(5));
    suggests.addAll(deployments.wayBack());
    return new Evidence(List.copyOf(changed), seen, List.copyOf(suggests));
  }

  private static boolean isSeen(Told told) {
    return switch (told) {
      case Fact fact -> fact.claim() instanceof Claim.Crashes;
      case Untold untold -> untold.what() == Subject.CRASHES;
    };
  }

  private static boolean isClaim(Told told, Class<? extends Claim> kind) {
    return told instanceof Fact fact && kind.isInstance(fact.claim());
  }

  /** What the facts speak for, with the facts' own source and age. */
  private List<Told> suggestions(List<Told> told) {
    return told.stream()
        .flatMap(it ->
            it instanceof Fact(Claim.Errors errors, var source, var readAt, var page)
                ? Stream.of(Suggestion.affectsUsers(errors), Suggestion.proportion(errors))
                    .flatMap(Optional::stream)
                    .filter(found -> found.fits(tree))
                    .map(found -> new Fact(new Claim.SuggestedAnswer(found), source, readAt, page))
                : Stream.<Told>empty())
        .toList();
  }

  private List<Told> code(Basis basis, DeploymentLook deployments) {
    if (basis.back().isEmpty()) {
      return List.of(deployments.nothingEarlier(Subject.CODE));
    }
    var back = basis.back().get();
    var runs = back.plan().from().identity();
    if (runs.isEmpty()) {
      return List.of(
          new Untold(
              Subject.CODE,
              Why.COMMIT_UNKNOWN,
              Optional.empty(),
              Source.DEPLOYMENTS,
              basis.readAt()));
    }
    return compared(basis, back, runs.get());
  }

  private List<Told> compared(Basis basis, Basis.WayBack back, CommitId runs) {
    var plan = back.plan();
    var changes = code.changes(plan.repository(), plan.to().commit(), runs);
    var now = clock.instant();
    return changes
        .map(found -> new CodeLook(back, basis.app().riskyPaths(), now).of(found))
        .orElseGet(() ->
            List.of(
                new Untold(
                    Subject.CODE, Why.NOT_TOLD_THERE, Optional.empty(), Source.GIT_HOST, now)));
  }

  private List<Told> events(Basis basis, InService running, Optional<Page> page) {
    var since = new EventLook(basis, running, page, clock.instant()).since();
    var events = observations.events(basis.app().platformApp(), since);
    var look = new EventLook(basis, running, page, clock.instant());
    return Stream.concat(look.changed(events).stream(), look.seen(events).stream()).toList();
  }

  private List<Told> errors(Basis basis, InService running, Optional<Page> page) {
    var app = basis.app().platformApp();
    var back = RouterShares.back(running, clock.instant());
    var all = observations.router(app, RouterCount.REQUESTS, back);
    var failed = observations.router(app, RouterCount.SERVER_ERRORS, back);
    var now = clock.instant();
    return List.of(
        switch (RouterShares.of(all, failed, running, now)) {
          case RouterShares.Result.Both(var errors) -> new Fact(errors, Source.ROUTER, now, page);
          case RouterShares.Result.Untold(var why) ->
              new Untold(Subject.ERRORS, why, Optional.empty(), Source.ROUTER, now);
        });
  }

  private static List<Subject> variableSubjects(Basis basis) {
    return basis.app().featureFlags().isEmpty()
        ? List.of(Subject.DATABASE_VARIABLES)
        : List.of(Subject.DATABASE_VARIABLES, Subject.FLAGS);
  }

  private List<Told> databases(Basis basis, Optional<Page> page) {
    var found = observations.databases(basis.app().platformApp());
    return new ResourceLook(basis.app(), page, clock.instant()).databases(found);
  }

  private List<Told> variables(Basis basis, Optional<Page> page) {
    var found = observations.variables(basis.app().platformApp());
    return new ResourceLook(basis.app(), page, clock.instant()).variables(found);
  }

  private List<Told> health(Basis basis) {
    var address = basis.app().healthCheck();
    if (address.isEmpty()) {
      return List.of(
          new Untold(
              Subject.HEALTH,
              Why.NOT_CONFIGURED,
              Optional.empty(),
              Source.HEALTH_CHECK,
              clock.instant()));
    }
    return List.of(health(address.get()));
  }

  /** How an app answers its health check right now. */
  public Fact health(URI address) {
    var seen = health.probe(address);
    var answer = new Quoted(seen.answer());
    var now = clock.instant();
    return new Fact(
        seen.good() ? new Claim.Healthy(answer) : new Claim.Unhealthy(answer, Optional.of(now)),
        Source.HEALTH_CHECK,
        now,
        Optional.of(new Page(address)));
  }
}
