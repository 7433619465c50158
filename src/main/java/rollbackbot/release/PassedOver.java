package rollbackbot.release;

import java.util.Optional;
import rollbackbot.source.TagName;

/**
 * A deployment that wasn't chosen as the target, and why.
 *
 * @param needs the tag that would help, where one would
 */
public record PassedOver(String label, Reason reason, Optional<TagName> needs) {

  public PassedOver(String label, Reason reason) {
    this(label, reason, Optional.empty());
  }

  /** Why a deployment isn't proposed. */
  public enum Reason {
    /** The same commit as what runs now. */
    SAME_COMMIT,
    /** Neither its commit nor a version is told. */
    NO_VERSION,
    /** Only its commit's first digits are told, and no known commit begins so. */
    SHORT_COMMIT,
    /** Its commit isn't told, and the tag of its version doesn't exist. */
    NO_TAG,
    /** Its commit isn't told, and several commits print its version. */
    NUMBER_OF_SEVERAL,
    /** Its commit isn't told, and its output wasn't read: reading reached its limit. */
    NOT_READ,
    /** The incident is about it. */
    INCIDENT,
    /** The repository has its commit no more. */
    NOT_IN_REPOSITORY,
    /** Somebody rolled away from it. */
    ROLLED_AWAY_FROM
  }
}
