package rollbackbot.source;

import java.util.Optional;

/**
 * A tag as the Git host advertises it.
 *
 * @param commit the commit that it stands for: peeled, when the tag is annotated
 * @param tagObject the annotated tag's own id; absent for a lightweight tag
 */
public record Tag(TagName name, CommitId commit, Optional<String> tagObject) {}
