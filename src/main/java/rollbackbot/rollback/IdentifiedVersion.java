package rollbackbot.rollback;

import java.util.Optional;

/** The version of a deployment, with its source. */
public sealed interface IdentifiedVersion {

  /**
   * A release tag stands at the deployed commit.
   *
   * @param outputSays what the output tells instead; present only where it disagrees
   */
  record ByTag(Tag tag, Version version, Optional<Version> outputSays)
      implements IdentifiedVersion {}

  /**
   * The deployment's output tells it.
   *
   * @param tag the release tag of that version, where there is one; not proved to be the deployed
   *     commit
   */
  record ByOutput(Version version, Optional<Tag> tag) implements IdentifiedVersion {}

  /**
   * Neither tells it, so it can't be a target.
   *
   * @param ref what the platform says was deployed
   */
  record Unknown(Optional<String> ref) implements IdentifiedVersion {}
}
