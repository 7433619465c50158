package rollbackbot.rollback;

import rollbackbot.once.HealthProbe;

/** The world outside, as far as a rollback acts on it. */
public record Outside(
    Platform platform,
    SourceRepository repositories,
    HealthProbe health,
    Environment environment,
    Databases databases,
    Tickets tickets,
    SourceCode code,
    AfterRollback afterRollback) {}
