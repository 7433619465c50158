package rollbackbot.scalingo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.rollback.DeploymentId;
import rollbackbot.rollback.OutputVersion;
import rollbackbot.rollback.PlatformApp;
import rollbackbot.rollback.VersionLines;

/** What deployments printed. A deployment without output is answered with 404. */
final class Outputs {
  private final AuthorizedCalls calls;
  private final Regions regions;

  Outputs(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<OutputVersion> versions(PlatformApp app, DeploymentId id, VersionLines lines) {
    return calls.send(
        output(app, id),
        answer -> answer.isNotFound() ? List.of() : versions(answer.lines(), lines));
  }

  private static List<OutputVersion> versions(OutputLines output, VersionLines lines)
      throws IOException {
    var found = new ArrayList<OutputVersion>();
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      Optional<OutputVersion> version = lines.in(line.get());
      version.ifPresent(found::add);
      if (version.filter(lines::settles).isPresent()) {
        break;
      }
    }
    return List.copyOf(found);
  }

  List<String> tail(PlatformApp app, DeploymentId id, int count) {
    return calls.send(
        output(app, id), answer -> answer.isNotFound() ? List.of() : last(answer.lines(), count));
  }

  private static List<String> last(OutputLines output, int count) throws IOException {
    var tail = new ArrayDeque<String>();
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      tail.addLast(line.get());
      if (tail.size() > count) {
        tail.removeFirst();
      }
    }
    return List.copyOf(tail);
  }

  private Call output(PlatformApp app, DeploymentId id) {
    var url = regions.apps(app.region(), app.name(), "deployments", id.value(), "output");
    var description = "reading the output of deployment " + id + " of " + app.name();
    return Call.read("output", description, url);
  }
}
