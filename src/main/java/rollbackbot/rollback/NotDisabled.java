package rollbackbot.rollback;

import java.time.Instant;

/** How an incident goes on where no feature is switched off. */
interface NotDisabled {

  /** As if the feature couldn't be switched off, the other answers kept. */
  Incident notDisabled(Incident incident, String by, Instant now);
}
