package rollbackbot.githost;

import java.util.Optional;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.SourceCode.Comparison;
import rollbackbot.rollback.SourceCode.Lineage;
import rollbackbot.rollback.SourceCode.SourceFile;

/** The code on one kind of host. */
interface Code {
  Optional<Lineage> lineage(Project project, CommitId base, CommitId other);

  Optional<Comparison> compare(Project project, CommitId base, CommitId other);

  Optional<SourceFile> file(Project project, CommitId at, String path);
}
