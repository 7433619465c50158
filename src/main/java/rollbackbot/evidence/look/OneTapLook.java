package rollbackbot.evidence.look;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.InService;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.look.Inquiry.Question;
import rollbackbot.plan.Plan;
import rollbackbot.source.Procfile;
import rollbackbot.source.SourceFiles;
import rollbackbot.source.SourceFiles.SourceFile;

/**
 * Whether all that is known speaks for going back, so that it is offered beside the questions: the
 * health check fails, the release is young, and everything that a plan is weighed by was looked at
 * without finding a risk. What is missing or unknown says no.
 */
final class OneTapLook {
  private static final Duration YOUNG = Duration.ofHours(1);

  private final Observations observations;
  private final SourceFiles files;
  private final Inquiry inquiry;

  OneTapLook(Observations observations, SourceFiles files, Inquiry inquiry) {
    this.observations = observations;
    this.files = files;
    this.inquiry = inquiry;
  }

  /** The claim; asks what the evidence leaves open only where that speaks for it. */
  Optional<Told> of(Basis basis, Evidence evidence, Instant now) {
    var running = basis.running().filter(it -> isYoung(it, now));
    var plan = basis.back().filter(OneTapLook::isWithoutKnownRisk).map(Basis.WayBack::plan);
    if (running.isEmpty() || plan.isEmpty() || !isSick(evidence) || !isWithoutSeenRisk(evidence)) {
      return Optional.empty();
    }
    var fact = fact(plan.get(), running.get(), basis, evidence);
    var asked =
        new Question(
            Source.ALL_OF_THESE,
            List.of(Subject.WAY_BACK),
            () -> unlessRisky(basis, plan.get(), fact));
    return inquiry.ask(List.of(asked)).stream()
        .flatMap(List::stream)
        .filter(Fact.class::isInstance)
        .findFirst();
  }

  private static boolean isSick(Evidence evidence) {
    return evidence.claim(Claim.Unhealthy.class).isPresent();
  }

  private static boolean isYoung(InService running, Instant now) {
    return running.began().plus(YOUNG).isAfter(now);
  }

  /** What the deployments tell; a tag shows that the repository has the commit. */
  private static boolean isWithoutKnownRisk(Basis.WayBack back) {
    return back.risks().filter(List::isEmpty).isPresent() && back.plan().to().tag().isPresent();
  }

  private static boolean isWithoutSeenRisk(Evidence evidence) {
    boolean isSameLine =
        evidence
            .claim(Claim.Commits.class)
            .filter(it -> it.lineage().containsBase())
            .filter(it -> it.authors().precision() == Amount.Precision.EXACT)
            .isPresent();
    return isSameLine
        && evidence.claim(Claim.Migrations.class).filter(it -> it.number().isNone()).isPresent()
        && evidence
            .claim(Claim.VariablesChanged.class)
            .filter(it -> it.number().isNone())
            .isPresent()
        && evidence.claim(Claim.SecurityFixes.class).isEmpty()
        && evidence.claim(Claim.StackChanged.class).isEmpty();
  }

  /** What a plan is weighed by and no other evidence needs: one call each. */
  private List<Told> unlessRisky(Basis basis, Plan plan, Fact fact) {
    return observations.status(basis.app().platformApp()).isCalm() && hasNoPostdeploy(plan)
        ? List.of(fact)
        : List.of();
  }

  private boolean hasNoPostdeploy(Plan plan) {
    return files
        .file(plan.repository(), plan.to().commit(), Procfile.NAME)
        .filter(file ->
            !(file instanceof SourceFile.There(var text)) || !new Procfile(text).hasPostdeploy())
        .isPresent();
  }

  /** As old as the oldest of what speaks for it. */
  private static Fact fact(Plan plan, InService running, Basis basis, Evidence evidence) {
    var oldest =
        evidence
            .all()
            .filter(Fact.class::isInstance)
            .map(Told::readAt)
            .min(Comparator.naturalOrder())
            .filter(at -> at.isBefore(basis.readAt()))
            .orElse(basis.readAt());
    return new Fact(
        new Claim.AllSpeaksForGoingBack(
            new Quoted(plan.to().label()), plan.to().commit(), running.began()),
        Source.ALL_OF_THESE,
        oldest,
        Optional.empty());
  }
}
