package rollbackbot.version;

import java.util.Optional;
import rollbackbot.source.Tag;

/**
 * The version that a build prints, where its release isn't called by it.
 *
 * @param text the version
 * @param commits how many commits of the history print it; absent where they weren't counted
 * @param tag the tag of that version, which stands at another commit
 */
public record Printed(String text, Optional<Integer> commits, Optional<Tag> tag) {}
