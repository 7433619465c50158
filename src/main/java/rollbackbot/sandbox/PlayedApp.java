package rollbackbot.sandbox;

/**
 * An app of the played world.
 *
 * @param name in Slack and at the Git host
 * @param platformName at the platform
 * @param branch the one that the platform follows
 */
public record PlayedApp(String name, String platformName, String branch) {}
