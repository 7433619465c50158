package rollbackbot.app.config;

import java.util.List;
import java.util.Set;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.release.AppName;
import rollbackbot.secret.Secret;

/**
 * What is needed to read what the bot has stored, whatever else is configured, or isn't.
 *
 * @param secrets all that the environment holds, so that none is shown
 * @param apps those that the file names
 */
public record StoreSettings(DatabaseSetting database, List<Secret> secrets, Set<AppName> apps) {}
