package rollbackbot.archive;

import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;

/**
 * An archive as the platform is told of it.
 *
 * @param address where the platform gets it; whoever has the address of an upload has the code
 * @param commit what it is an archive of, which the platform repeats as the deployment's ref
 */
public record ArchiveSource(Secret address, CommitId commit) {}
