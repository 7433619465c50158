package rollbackbot.rollback;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.outside.AfterRollback;
import rollbackbot.outside.RollbackReport;

/** A team's own system that wants to know of rollbacks. */
final class FakeAfterRollback implements AfterRollback {
  private final Disturbances disturbances;
  private final List<Received> received = new ArrayList<>();

  record Received(URI address, RollbackReport report, String key) {}

  FakeAfterRollback(Disturbances disturbances) {
    this.disturbances = disturbances;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void post(URI address, RollbackReport report, String key) {
    disturbances.change("after.post", () -> received.add(new Received(address, report, key)));
  }
}
