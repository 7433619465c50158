package rollbackbot.archive;

import java.net.URI;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;

/** The archives that a Git host makes of its commits. Trouble on the way is an OutsideTrouble. */
public interface CodeArchives {

  /** Where the archive of a commit is, or why there is none to be had. */
  Finding look(Repository repository, CommitId commit);

  /** What a look at the Git host tells. */
  sealed interface Finding {

    /** Whoever knows the address gets the archive, without credentials. */
    record Public(URI address) implements Finding {}

    /** The host gives it to our token alone. */
    record Private() implements Finding {}

    record Missing(ArchiveFault why) implements Finding {}
  }

  /** Gets the archive that the host gives to our token, checked; the caller closes it. */
  ArchiveFile.Taken fetch(Repository repository, CommitId commit);
}
