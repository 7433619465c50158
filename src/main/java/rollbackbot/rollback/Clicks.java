package rollbackbot.rollback;

import java.time.Instant;
import rollbackbot.autodeploy.AutoDeployClicks;
import rollbackbot.autodeploy.ResumeRequests;
import rollbackbot.deploy.HealthClicks;
import rollbackbot.deploy.RollbackClicks;
import rollbackbot.feature.FlagClicks;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.offer.ApprovalClicks;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.PlanClicks;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionClicks;
import rollbackbot.question.Questions;
import rollbackbot.record.RecordClicks;
import rollbackbot.release.App;
import rollbackbot.room.Click;
import rollbackbot.room.Course;
import rollbackbot.room.Response;

/**
 * What a click changes. A click has an effect only on what its button was shown for: whoever comes
 * later is told who was first.
 */
final class Clicks {
  private final QuestionClicks questions;
  private final PlanClicks plans;
  private final ApprovalClicks approvals;
  private final FlagClicks flags;
  private final RollbackClicks rollbacks;
  private final HealthClicks health = new HealthClicks();
  private final AutoDeployClicks autoDeploy = new AutoDeployClicks();
  private final RecordClicks record = new RecordClicks();

  private final ResumeRequests resumes;

  Clicks(Questions questions, Course course, Approvals approvals, ResumeRequests resumes) {
    this.resumes = resumes;
    this.questions = new QuestionClicks(questions);
    this.plans = new PlanClicks(course);
    this.approvals = new ApprovalClicks(approvals);
    this.flags = new FlagClicks(questions);
    this.rollbacks = new RollbackClicks(course);
  }

  Response apply(
      Incident incident, String action, Input.Handle handle, App app, String by, Instant now) {
    var click = new Click(incident, handle, app, by, now);
    return switch (baseOf(action)) {
      case ActionIds.ANSWER_CHANGE -> questions.takeBack(click);
      case ActionIds.PLAN_NOW -> questions.skip(click);
      case ActionIds.PLAN_CONFIRM -> plans.confirm(click);
      case ActionIds.PLAN_ARCHIVE_ROAD -> rollbacks.archiveRoad(click);
      case ActionIds.PLAN_CHOOSE_VERSION -> plans.choose(click);
      case ActionIds.PLAN_APPROVE -> approvals.approve(click);
      case ActionIds.PLAN_BYPASS_APPROVAL -> approvals.reasonForm(click);
      case ActionIds.PLAN_CANCEL -> approvals.cancel(click).orElseGet(() -> plans.cancel(click));
      case ActionIds.FLAG_DISABLE -> flags.disable(click);
      case ActionIds.FLAG_NONE -> flags.noneOfThese(click);
      case ActionIds.FLAG_PUT_BACK -> flags.putBack(click);
      case ActionIds.DATABASE_RESTORE -> rollbacks.restoreForm(click);
      case ActionIds.DATABASE_RESTORED -> rollbacks.restored(click);
      case ActionIds.DATABASE_RESTORE_FAILED -> rollbacks.restoreFailed(click);
      case ActionIds.VERIFICATION_AGAIN -> health.again(click);
      case ActionIds.VERIFICATION_ACCEPT -> health.accept(click);
      case ActionIds.ROLLBACK_RETRY -> rollbacks.retry(click);
      case ActionIds.ROLLBACK_CHOOSE_VERSION -> rollbacks.chooseAfterFailure(click);
      case ActionIds.ROLLBACK_GIVE_UP -> rollbacks.giveUp(click);
      case ActionIds.INCIDENT_CLOSE -> questions.close(click);
      case ActionIds.INCIDENT_REOPEN -> questions.reopen(click);
      case ActionIds.AUTODEPLOY_KEEP -> autoDeploy.keep(click);
      case ActionIds.VERSION_UNMARK -> autoDeploy.unmark(click);
      case ActionIds.AUTODEPLOY_RESUME -> resumes.byClick(click);
      case ActionIds.RECORD_POST_MORTEM -> record.postMortem(click);
      case ActionIds.BRANCH_DEPLOY -> autoDeploy.deployBranch(click);
      default -> questions.answer(click, action);
    };
  }

  /** Without the suffix that tells several of a kind apart. */
  private static String baseOf(String action) {
    if (action.startsWith(ActionIds.ANSWER_PREFIX)) {
      boolean change =
          action.equals(ActionIds.ANSWER_CHANGE)
              || action.startsWith(ActionIds.ANSWER_CHANGE + ".");
      return change ? ActionIds.ANSWER_CHANGE : action;
    }
    var parts = action.split("\\.", 3);
    return parts.length < 2 ? action : parts[0] + "." + parts[1];
  }
}
