package rollbackbot.rollback;

import java.time.InstantSource;
import rollbackbot.autodeploy.AtRest;
import rollbackbot.autodeploy.AutoDeploySteps;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.autodeploy.LinkedBranchSteps;
import rollbackbot.deploy.ArchiveSteps;
import rollbackbot.deploy.ByHandSteps;
import rollbackbot.deploy.CureStep;
import rollbackbot.deploy.EndLook;
import rollbackbot.deploy.Proving;
import rollbackbot.deploy.Run;
import rollbackbot.evidence.CureLook;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Incidents;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.offer.EvidenceSteps;
import rollbackbot.offer.PlanningSteps;
import rollbackbot.offer.ReadingAhead;
import rollbackbot.offer.Reminders;
import rollbackbot.offer.RiskAssessment;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.Lasting;
import rollbackbot.once.LivedTime;
import rollbackbot.once.Once;
import rollbackbot.once.Repeatable;
import rollbackbot.outside.Outside;
import rollbackbot.plan.RestorePlanning;
import rollbackbot.question.Questions;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.room.Course;
import rollbackbot.room.Timing;
import rollbackbot.room.Troubled;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.ticket.Prose;
import rollbackbot.tree.DecisionTree;

/** What several rooms share, made once. */
final class Parts {
  final Outside outside;
  final Incidents incidents;
  final Questions questions;
  final Course course = new Run();
  final Once once;
  final HealthWatch health;
  final Lasting lasting;
  final HistoryReader reader;
  final LinkedBranch linked;
  final PlanningSteps planning;
  final ReadingAhead ahead;
  final EvidenceAhead gathering;
  final EvidenceSteps evidence;
  final CureStep cure;
  final Reminders reminders;
  final AutoDeploySteps autoDeploy;
  final AtRest atRest;
  final ArchiveSteps archives;
  final ByHandSteps byHand;
  final EndLook endLook;
  final Proving proving;
  final Troubled troubled;
  final Timing timing;
  final InstantSource clock;
  final Prose prose;
  final SecretCleaner cleaner;

  Parts(
      DecisionTree tree,
      Outside outside,
      Incidents incidents,
      OutputVersionCache cache,
      SecretCleaner cleaner,
      Prose prose,
      EvidenceAhead gathering,
      CureLook cures,
      Timing timing,
      LivedTime lived,
      InstantSource clock,
      Troubled troubled) {
    this.outside = outside;
    this.incidents = incidents;
    this.cleaner = cleaner;
    this.prose = prose;
    this.timing = timing;
    this.clock = clock;
    this.troubled = troubled;
    this.questions = new Questions(tree, Capabilities.OUTCOMES);
    this.once = new Once(timing.requests(), incidents::stands, lived, clock);
    this.health = new HealthWatch(outside.health(), timing.health(), lived, clock);
    this.lasting = new Lasting(lived);
    this.reader =
        new HistoryReader(outside.platform(), outside.repositories(), incidents, cache, clock);
    this.linked = new LinkedBranch(outside.repositories(), outside.code());
    this.planning =
        new PlanningSteps(
            reader,
            outside.repositories(),
            outside.archives(),
            new RestorePlanning(outside.databases()),
            new RiskAssessment(outside.environment(), outside.code(), outside.repositories()),
            outside.health(),
            timing,
            clock);
    this.ahead = new ReadingAhead(planning, clock);
    this.cure = new CureStep(cures, incidents, timing.evidence(), clock);
    this.gathering = gathering;
    this.evidence = new EvidenceSteps(planning, gathering, questions, timing.evidence(), clock);
    this.reminders = new Reminders(Capabilities.approvals(course), timing);
    this.autoDeploy =
        new AutoDeploySteps(
            outside.platform(),
            incidents,
            course,
            linked,
            new Repeatable(timing.requests(), incidents::stands, lived),
            timing,
            clock);
    this.atRest = new AtRest(reminders, autoDeploy, clock);
    this.archives = new ArchiveSteps(outside, lived, clock);
    this.byHand = new ByHandSteps(outside, incidents, timing, lived, clock);
    this.endLook = new EndLook(outside, incidents, planning, clock);
    this.proving = new Proving(endLook, timing.evidence(), clock);
  }

  LinkedBranchSteps linkedBranchSteps() {
    return new LinkedBranchSteps(outside, linked, incidents, once, health, lasting, timing, clock);
  }
}
