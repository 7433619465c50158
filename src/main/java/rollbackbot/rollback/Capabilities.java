package rollbackbot.rollback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployClicks;
import rollbackbot.autodeploy.AutoDeployMessages;
import rollbackbot.autodeploy.BranchApproval;
import rollbackbot.autodeploy.ResumeRequests;
import rollbackbot.deploy.AfterRollbackStep;
import rollbackbot.deploy.BranchStep;
import rollbackbot.deploy.DeployRoom;
import rollbackbot.deploy.DeploymentSteps;
import rollbackbot.deploy.ExecutionSteps;
import rollbackbot.deploy.FollowingStep;
import rollbackbot.deploy.HealthClicks;
import rollbackbot.deploy.RollbackClicks;
import rollbackbot.deploy.SecondLookStep;
import rollbackbot.deploy.VerificationStep;
import rollbackbot.deploy.view.DeployMessages;
import rollbackbot.deploy.view.DeployWords;
import rollbackbot.end.EndRoom;
import rollbackbot.end.EndWords;
import rollbackbot.end.ThreadMessages;
import rollbackbot.feature.FeatureMessages;
import rollbackbot.feature.FeatureRoom;
import rollbackbot.feature.FeatureState;
import rollbackbot.feature.FeatureSteps;
import rollbackbot.feature.FeatureWords;
import rollbackbot.feature.FlagClicks;
import rollbackbot.feature.FlagReading;
import rollbackbot.feature.RestartSteps;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Entry;
import rollbackbot.incident.State;
import rollbackbot.offer.ApprovalClicks;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.offer.Approvals;
import rollbackbot.offer.OfferRoom;
import rollbackbot.offer.Offers;
import rollbackbot.offer.PlanApproval;
import rollbackbot.offer.PlanClicks;
import rollbackbot.offer.view.OfferMessages;
import rollbackbot.offer.view.OfferWords;
import rollbackbot.plan.PlanRequest;
import rollbackbot.question.QuestionMessages;
import rollbackbot.question.QuestionRoom;
import rollbackbot.question.QuestionWords;
import rollbackbot.question.Questions;
import rollbackbot.question.Questions.Start;
import rollbackbot.record.RecordClicks;
import rollbackbot.record.RecordMessages;
import rollbackbot.restore.BackupSteps;
import rollbackbot.restore.RestoreApproval;
import rollbackbot.restore.RestoreClicks;
import rollbackbot.restore.RestoreMessages;
import rollbackbot.restore.RestoreRoom;
import rollbackbot.restore.RestoreSteps;
import rollbackbot.restore.RestoreWords;
import rollbackbot.room.Buttons;
import rollbackbot.room.Course;
import rollbackbot.room.Endings;
import rollbackbot.room.Room;
import rollbackbot.ticket.TicketClicks;
import rollbackbot.ticket.TicketMessages;
import rollbackbot.ticket.TicketRoom;
import rollbackbot.ticket.TicketState;
import rollbackbot.ticket.TicketSteps;
import rollbackbot.ticket.TicketWords;
import rollbackbot.tree.Outcome;
import rollbackbot.words.BoardWords;
import rollbackbot.words.ThreadWords;

/**
 * The one list of all rooms: what each of them does, says and answers, and which outcome of the
 * tree begins in it.
 */
public final class Capabilities {

  /** What the board says of each state. */
  public static final List<BoardWords<?>> BOARD =
      List.of(
          new QuestionWords(),
          new FeatureWords(),
          new TicketWords(),
          new OfferWords(),
          new RestoreWords(),
          new DeployWords(),
          new EndWords());

  /** What is said in the thread. */
  public static final List<ThreadWords<?>> THREAD =
      List.of(
          new QuestionMessages(),
          new FeatureMessages(),
          new TicketMessages(),
          new OfferMessages(),
          new RestoreMessages(),
          new DeployMessages(),
          new AutoDeployMessages(),
          new RecordMessages(),
          new ThreadMessages());

  /** The states that a room seals; every state belongs to exactly one of these. */
  public static final List<Class<? extends State>> STATES =
      BOARD.stream().<Class<? extends State>>map(BoardWords::states).toList();

  /** The same of the messages of a thread. */
  public static final List<Class<? extends Entry>> ENTRIES =
      THREAD.stream().<Class<? extends Entry>>map(ThreadWords::entries).toList();

  /** Where the questions lead to. */
  static final Map<Outcome, Start> OUTCOMES =
      Map.of(
          Outcome.ALL_GOOD,
          (incident, by, now) ->
              Endings.ended(incident, new Closed(Closing.ALL_GOOD, Optional.of(by)), now),
          Outcome.DISABLE_FEATURE,
          (incident, _, _) ->
              Endings.withoutOpenPrompts(incident).withState(new FeatureState.ReadingFlags()),
          Outcome.ALERT_OWNER,
          (incident, by, _) ->
              Endings.withoutOpenPrompts(incident)
                  .withState(
                      new TicketState.OpeningTicket(Closing.ALERT_OWNER, by, Optional.empty())),
          Outcome.REDEPLOY,
          (incident, _, _) -> Offers.planning(incident, new PlanRequest.Previous(), false),
          Outcome.RESTORE_DATABASE,
          (incident, _, _) -> Offers.planning(incident, new PlanRequest.Previous(), true));

  private Capabilities() {}

  /** What is done in each state. */
  static List<Room<?>> rooms(Parts it) {
    return List.of(
        new QuestionRoom(it.ahead, it.evidence, it.reminders, it.clock),
        featureRoom(it),
        new TicketRoom(
            new TicketSteps(it.outside, it.reader, it.prose, it.once, it.troubled, it.clock),
            it.ahead),
        new OfferRoom(it.planning, it.evidence, it.byHand::lookingAgain, it.reminders, it.clock),
        new RestoreRoom(
            new BackupSteps(
                it.outside.databases(), it.once, it.troubled, it.lasting, it.timing, it.clock),
            new RestoreSteps(
                it.outside.databases(),
                it.outside.rights(),
                it.course,
                it.once,
                it.lasting,
                it.timing,
                it.clock),
            it.reminders,
            it.clock),
        deployRoom(it),
        new EndRoom(it.atRest));
  }

  private static FeatureRoom featureRoom(Parts it) {
    var restarts =
        new RestartSteps(it.outside, it.once, it.troubled, it.lasting, it.timing, it.clock);
    return new FeatureRoom(
        new FlagReading(it.outside, it.questions, it.clock),
        new FeatureSteps(it.outside, it.once, it.troubled, restarts, it.health, it.clock),
        restarts,
        it.ahead,
        it.reminders,
        it.clock);
  }

  private static DeployRoom deployRoom(Parts it) {
    return new DeployRoom(
        new ExecutionSteps(it.outside, it.incidents, it.course, it.archives, it.timing, it.clock),
        new BranchStep(it.outside, it.course, it.clock),
        it.archives,
        it.byHand,
        it.autoDeploy,
        new DeploymentSteps(it.outside, it.once, it.archives, it.timing, it.clock),
        new FollowingStep(it.outside, it.cleaner, it.gathering, it.timing, it.clock),
        new VerificationStep(it.outside, it.health, it.proving, it.clock),
        new SecondLookStep(it.outside, it.proving, it.clock),
        new AfterRollbackStep(it.outside.afterRollback(), it.timing.afterRollback(), it.clock),
        it.cure,
        it.atRest,
        it.clock);
  }

  /** What a click on each button changes. */
  static List<Buttons> buttons(
      Questions questions, Course course, Approvals approvals, ResumeRequests resumes) {
    return List.of(
        new PlanClicks(course, new ApprovalClicks(approvals)),
        new FlagClicks(questions),
        new RollbackClicks(),
        new HealthClicks(),
        new RestoreClicks(),
        new TicketClicks(),
        new AutoDeployClicks(resumes),
        new RecordClicks());
  }

  /** What a second person may approve. */
  static Approvals approvals(Course course) {
    return new Approvals(
        Map.of(
            Subject.OfPlan.class, new PlanApproval(course),
            Subject.OfRestore.class, new RestoreApproval(),
            Subject.OfBranch.class, new BranchApproval()));
  }
}
