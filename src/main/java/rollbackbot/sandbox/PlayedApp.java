package rollbackbot.sandbox;

import java.util.Optional;

/**
 * An app of the played world.
 *
 * @param name in Slack and at the Git host
 * @param platformName at the platform
 * @param branch the one that the platform follows; empty: no repository is linked
 */
public record PlayedApp(String name, String platformName, Optional<String> branch) {}
