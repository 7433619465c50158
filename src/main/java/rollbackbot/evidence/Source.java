package rollbackbot.evidence;

/** Where something is known from; stored under these names. */
public enum Source {
  ROUTER,
  EVENTS,
  DEPLOYMENTS,
  GIT_HOST,
  VARIABLES,
  ADDONS,
  HEALTH_CHECK,
  /** All the others together. */
  ALL_OF_THESE
}
