package rollbackbot.people;

/**
 * The {@code callback_id}s of forms and the ids of their fields, which the views show and the
 * listeners hear.
 */
public final class FormIds {
  /** What {@code /rollback} alone opens. */
  public static final String ROLLBACK_START = "rollback.start";

  /** The app's name is typed before its database is restored. */
  public static final String DATABASE_RESTORE = "database.restore";

  /** Why somebody goes alone where a second person is asked for. */
  public static final String BYPASS_APPROVAL = "plan.bypass-approval";

  public static final String APP = "app";
  public static final String VERSION = "version";
  public static final String REASON = "reason";
  public static final String CHANNEL = "channel";

  private FormIds() {}
}
