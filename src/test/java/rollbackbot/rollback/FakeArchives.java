package rollbackbot.rollback;

import java.net.URI;
import java.util.Optional;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.CodeArchives;
import rollbackbot.archive.Tar;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;

/** A Git host that gives everybody the archive of each commit, unless told otherwise. */
final class FakeArchives implements CodeArchives {
  private static final String ROOT = "https://github.com/acme/my-app/archive/";
  private static final String ENDING = ".tar.gz";

  private final Disturbances disturbances;
  private Optional<ArchiveFault> fault = Optional.empty();
  private Optional<ArchiveFault> spoilt = Optional.empty();
  private boolean isPrivate;

  FakeArchives(Disturbances disturbances) {
    this.disturbances = disturbances;
  }

  /** From now on there is no archive to be had. */
  void lack(ArchiveFault why) {
    fault = Optional.of(why);
  }

  static URI addressOf(CommitId commit) {
    return URI.create(ROOT + commit + ENDING);
  }

  /** The commit of an archive at an address that this host gave. */
  static Optional<CommitId> commitAt(String address) {
    return Optional.of(address)
        .filter(it -> it.startsWith(ROOT) && it.endsWith(ENDING))
        .map(it -> it.substring(ROOT.length(), it.length() - ENDING.length()))
        .filter(CommitId::isWhole)
        .map(CommitId::new);
  }

  /** From now on the host gives archives to our token alone. */
  void keepToTheToken() {
    isPrivate = true;
  }

  /** What is fetched from now on isn't fit for the platform. */
  void spoil(ArchiveFault why) {
    spoilt = Optional.of(why);
  }

  @Override
  public ArchiveFile.Taken fetch(Repository repository, CommitId commit) {
    return disturbances.read(
        "archives.fetch",
        () ->
            spoilt
                .<ArchiveFile.Taken>map(ArchiveFile.Taken.Bad::new)
                .orElseGet(() -> Tar.of(commit, "my-app-" + commit + "/Procfile").taken(commit)));
  }

  @Override
  public Finding look(Repository repository, CommitId commit) {
    return disturbances.read(
        "archives.look",
        () ->
            fault
                .<Finding>map(Finding.Missing::new)
                .or(() -> Optional.<Finding>of(new Finding.Private()).filter(_ -> isPrivate))
                .orElseGet(() -> new Finding.Public(addressOf(commit))));
  }
}
