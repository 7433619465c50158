package rollbackbot.evidence.look;

import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.InService;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.release.Release;

/** What the history of deployments says: what runs, what it was built on, where one could go. */
record DeploymentLook(Basis basis, Optional<Page> page) {

  Optional<Told> runs() {
    return basis
        .running()
        .map(running ->
            fact(
                new Claim.Runs(
                    new Quoted(running.release().label()),
                    running.began(),
                    running.live(),
                    running.release().deployedBy().map(Quoted::new))));
  }

  /** What the two releases were built on, where the platform tells both. */
  Optional<Told> stack() {
    var then = basis.back().flatMap(Basis.WayBack::stack);
    var now = basis.running().flatMap(InService::stack);
    return then.isPresent() && now.isPresent() && !then.equals(now)
        ? Optional.of(fact(new Claim.StackChanged(new Quoted(then.get()), new Quoted(now.get()))))
        : Optional.empty();
  }

  List<Told> wayBack() {
    return List.of(
        basis
            .back()
            .map(Basis.WayBack::plan)
            .map(plan ->
                fact(
                    new Claim.WayBack(
                        new Quoted(plan.to().label()),
                        new Quoted(Release.abbreviated(plan.to().commit().value())),
                        plan.releaseBranch().map(branch -> new Quoted(branch.value())))))
            .orElseGet(() -> nothingEarlier(Subject.WAY_BACK)));
  }

  Told nothingEarlier(Subject what) {
    return new Untold(
        what, Why.NOTHING_EARLIER, Optional.empty(), Source.DEPLOYMENTS, basis.readAt());
  }

  private Told fact(Claim claim) {
    return new Fact(claim, Source.DEPLOYMENTS, basis.readAt(), page);
  }
}
