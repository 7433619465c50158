package rollbackbot.people;

/** The {@code action_id}s that the views show and the listeners hear; public names. */
public final class ActionIds {
  public static final String ANSWER_PREFIX = "answer.";
  public static final String ANSWER_CHANGE = "answer.change";
  public static final String PLAN_NOW = "plan.now";

  /** The same on a board where all speaks for going back: with the version on it. */
  public static final String PLAN_NOW_BACK = "plan.now.back";

  public static final String PLAN_CONFIRM = "plan.confirm";
  public static final String PLAN_ARCHIVE_ROAD = "plan.archive-road";
  public static final String PLAN_CHOOSE_VERSION = "plan.choose-version";

  /** All that a plan is made of, told in private. */
  public static final String PLAN_DETAILS = "plan.details";

  /** All the evidence, for who asks. */
  public static final String EVIDENCE_MORE = "evidence.more";

  public static final String PLAN_CANCEL = "plan.cancel";
  public static final String PLAN_APPROVE = "plan.approve";
  public static final String PLAN_BYPASS_APPROVAL = "plan.bypass-approval";
  public static final String DATABASE_RESTORE = "database.restore";
  public static final String DATABASE_RESTORED = "database.restored";
  public static final String DATABASE_RESTORE_FAILED = "database.restore-failed";
  public static final String DATABASE_DECLINE = "database.decline";
  public static final String BACKUP_AGAIN = "backup.again";
  public static final String VERIFICATION_AGAIN = "verification.again";
  public static final String VERIFICATION_ACCEPT = "verification.accept";
  public static final String FLAG_DISABLE = "flag.disable";
  public static final String FLAG_NONE = "flag.none";
  public static final String FLAG_RESTART = "flag.restart";
  public static final String FLAG_PUT_BACK = "flag.put-back";

  /** Switching a feature is left as far as it has come. */
  public static final String FLAG_STOP = "flag.stop";

  /** The ticket isn't waited for. */
  public static final String TICKET_STOP = "ticket.stop";

  public static final String ROLLBACK_RETRY = "rollback.retry";
  public static final String ROLLBACK_CHOOSE_VERSION = "rollback.choose-version";
  public static final String ROLLBACK_GIVE_UP = "rollback.give-up";
  public static final String INCIDENT_CLOSE = "incident.close";
  public static final String INCIDENT_REOPEN = "incident.reopen";
  public static final String AUTODEPLOY_RESUME = "autodeploy.resume";
  public static final String AUTODEPLOY_KEEP = "autodeploy.keep";
  public static final String VERSION_UNMARK = "version.unmark";
  public static final String BRANCH_DEPLOY = "branch.deploy";

  /** The linked branch isn't asked for. */
  public static final String BRANCH_STOP = "branch.stop";

  public static final String ROLLBACK_UNDO = "rollback.undo";

  /** From a rollback that didn't help to the version before. */
  public static final String ROLLBACK_ANOTHER = "rollback.another";

  /** Somebody comes late, and is told in private where it stands. */
  public static final String INCIDENT_CATCH_UP = "incident.catch-up";

  /** The draft of a post-mortem is wanted. */
  public static final String RECORD_POST_MORTEM = "record.post-mortem";

  /** Another page of the bot's Home, or the same looked at again: its value is the number. */
  public static final String HOME_SHOW = "home.show";

  /** The form, with an app chosen: its value is the name. */
  public static final String ROLLBACK_START = "rollback.start";

  /** Types what a suggestion proposes: its value is the text behind {@code /rollback}. */
  public static final String COMMAND_RUN = "command.run";

  private ActionIds() {}

  /** {@code answer.change.<question>}. */
  public static String answerChange(String question) {
    return ANSWER_CHANGE + "." + question;
  }

  /** {@code answer.<question>.<answer>}. */
  public static String answer(String question, String choice) {
    return ANSWER_PREFIX + question + "." + choice;
  }
}
