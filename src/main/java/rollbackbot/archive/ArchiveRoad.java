package rollbackbot.archive;

import java.net.URI;
import java.util.Optional;
import rollbackbot.stored.Stored;

/**
 * The code gets to the platform as an archive of the one commit; no branch is created.
 *
 * @param because why it goes this way
 * @param access how the platform gets at the archive; empty until that was looked at
 */
public record ArchiveRoad(Because because, Optional<Access> access) {

  /** Why the code goes this way. */
  public enum Because {
    /** No repository is linked to the app. */
    NOT_LINKED,
    /** The app's configuration says so. */
    CONFIGURED,
    /** A person chose it, since the link is of no use. */
    CHOSEN
  }

  /** How the platform gets at the archive. */
  public sealed interface Access {

    /** From the Git host's address, which everybody may read. */
    @Stored("public")
    record Public(URI address) implements Access {}

    /** From an upload of ours: the Git host gives it to our token alone. */
    @Stored("uploaded")
    record Uploaded() implements Access {}
  }

  public ArchiveRoad with(Access found) {
    return new ArchiveRoad(because, Optional.of(found));
  }

  /** Where everybody can get the archive. */
  public Optional<URI> address() {
    return access.flatMap(it ->
        switch (it) {
          case Access.Public(var address) -> Optional.of(address);
          case Access.Uploaded _ -> Optional.<URI>empty();
        });
  }

  /** Whether the app has no auto-deploy that could get in between. */
  public boolean isWithoutLink() {
    return because == Because.NOT_LINKED;
  }
}
