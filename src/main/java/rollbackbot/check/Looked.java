package rollbackbot.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.source.Repository;
import rollbackbot.source.Tag;

/**
 * What a look at an app came to; kept, to be compared with the next.
 *
 * @param repository where a rollback takes the code from, where there is a plan
 * @param tags those of what runs and of what a rollback goes to
 */
public record Looked(
    Instant at, List<Finding> findings, Optional<Repository> repository, List<Tag> tags) {

  /** Whether something couldn't be asked for, which says nothing about the app. */
  public boolean isInPart() {
    return findings.stream().anyMatch(it -> it.kind() == Finding.Kind.NOT_FOUND_OUT);
  }

  /** With the tags that were known before, where no plan tells any. */
  public Looked knowing(Optional<Looked> before) {
    return repository.isPresent()
        ? this
        : before.map(it -> new Looked(at, findings, it.repository(), it.tags())).orElse(this);
  }
}
