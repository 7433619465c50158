package rollbackbot.githost;

import java.util.Optional;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Comparison;
import rollbackbot.source.SourceCode.Lineage;

/** The code on one kind of host. */
interface Code {
  Optional<Lineage> lineage(Project project, CommitId base, CommitId other);

  Optional<Comparison> compare(Project project, CommitId base, CommitId other);

  Optional<Changes> changes(Project project, CommitId older, CommitId newer);
}
