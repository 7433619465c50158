package rollbackbot.githost;

import java.util.List;
import java.util.Optional;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.SourceCode.SourceFile;

/** The code on one kind of host. */
interface Code {
  Optional<List<String>> changedFiles(Project project, CommitId from, CommitId to);

  Optional<SourceFile> file(Project project, CommitId at, String path);
}
