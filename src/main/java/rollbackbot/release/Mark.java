package rollbackbot.release;

import java.util.Optional;
import java.util.Set;
import rollbackbot.source.CommitId;

/**
 * That somebody rolled away from a release. It is on the commit; before commits were marked, and
 * where none is known, it is on what the release is called.
 */
public record Mark(Optional<CommitId> commit, String label) {

  public static Mark on(Release release) {
    return new Mark(release.identity(), release.label());
  }

  /** Under what it is kept: the whole commit, else what the release is called. */
  public String key() {
    return commit.map(CommitId::value).orElse(label);
  }

  /** Whether a key is this one's, by its commit or by what it is called. */
  public boolean isNamed(String key) {
    return key.equals(key()) || key.equals(label);
  }

  /** Whether a set of keys holds it, by its commit or by what it is called. */
  public boolean isIn(Set<String> keys) {
    return keys.stream().anyMatch(this::isNamed);
  }
}
