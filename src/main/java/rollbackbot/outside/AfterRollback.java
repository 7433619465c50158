package rollbackbot.outside;

import java.net.URI;

/** The call that a team wants to get after each rollback. */
public interface AfterRollback {

  /**
   * Posts a report as JSON, signed where a secret is configured; any answer but a 2xx is trouble.
   *
   * @param key the same at each try, so that the receiver can tell them from another call
   * @throws OutsideTrouble whatever went wrong; trying again is safe
   */
  void post(URI address, RollbackReport report, String key);
}
