package rollbackbot.outside;

import rollbackbot.archive.CodeArchives;
import rollbackbot.database.Databases;
import rollbackbot.once.HealthProbe;
import rollbackbot.release.Platform;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceRepository;

/** The world outside, as far as a rollback acts on it. */
public record Outside(
    Platform platform,
    SourceRepository repositories,
    HealthProbe health,
    Environment environment,
    Databases databases,
    Tickets tickets,
    SourceCode code,
    CodeArchives archives,
    AfterRollback afterRollback,
    Rights rights) {}
