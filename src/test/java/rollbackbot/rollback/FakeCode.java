package rollbackbot.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.SourceCode;

/** What a Git host's API tells of one repository. */
final class FakeCode implements SourceCode {
  private final Disturbances disturbances;
  private final List<String> changed = new ArrayList<>();
  private Lineage lineage = Lineage.BEHIND;
  private Optional<Changes> added = Optional.empty();
  private boolean tells = true;

  FakeCode(Disturbances disturbances) {
    this.disturbances = disturbances;
  }

  /** Any two commits differ in these. */
  void changes(String... paths) {
    changed.addAll(List.of(paths));
  }

  /** The host has no API that is known. */
  void tellsNothing() {
    tells = false;
  }

  /** Whatever is compared, the commit lies so to its base. */
  void lies(Lineage newLineage) {
    lineage = newLineage;
  }

  @Override
  public Optional<Lineage> lineage(Repository repository, CommitId base, CommitId other) {
    return disturbances.read("code.lineage", () -> Optional.of(lineage).filter(_ -> tells));
  }

  @Override
  public Optional<Comparison> compare(Repository repository, CommitId base, CommitId other) {
    return disturbances.read(
        "code.compare",
        () ->
            Optional.of(new Comparison(lineage, Optional.of(List.copyOf(changed))))
                .filter(_ -> tells));
  }

  /** What the newer of any two commits has on top of the older. */
  void adds(Changes newAdded) {
    added = Optional.of(newAdded);
  }

  @Override
  public Optional<Changes> changes(Repository repository, CommitId older, CommitId newer) {
    return disturbances.read(
        "code.changes", () -> Optional.of(added.orElseGet(this::nothing)).filter(_ -> tells));
  }

  private Changes nothing() {
    return new Changes(lineage, 0, List.of(), List.of(), Completeness.ALL);
  }
}
