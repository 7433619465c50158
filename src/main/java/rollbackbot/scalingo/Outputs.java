package rollbackbot.scalingo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.Operation;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.LastLines;
import rollbackbot.scalingo.http.OutputLines;
import rollbackbot.version.OutputTail;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

/** What deployments printed. A deployment without output is answered with 404. */
final class Outputs {
  private static final Logger LOG = LoggerFactory.getLogger(Outputs.class);

  /** A version is printed before a build's noise; reading stops there. */
  private static final long MOST_FOR_A_VERSION = 4L << 20;

  /** Far more than a build prints in the time that a call may take. */
  private static final long MOST = 512L << 20;

  private final AuthorizedCalls calls;
  private final Regions regions;

  Outputs(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<OutputVersion> versions(PlatformApp app, DeploymentId id, VersionLines lines) {
    return calls.send(
        output(app, id),
        answer ->
            answer.isNotFound() ? List.of() : versions(answer.lines(MOST_FOR_A_VERSION), lines));
  }

  private static List<OutputVersion> versions(OutputLines output, VersionLines lines)
      throws IOException {
    var found = new ArrayList<OutputVersion>();
    for (var line = output.next(); line.isPresent(); line = output.next()) {
      Optional<OutputVersion> version = lines.in(line.get().text());
      version.ifPresent(found::add);
      if (version.filter(lines::settles).isPresent()) {
        break;
      }
    }
    return List.copyOf(found);
  }

  /** Reads to the end, or as long as a call may take; what was read by then is worth showing. */
  OutputTail tail(PlatformApp app, DeploymentId id, int count) {
    return calls.send(
        output(app, id),
        answer -> answer.isNotFound() ? OutputTail.NOTHING : last(answer.lines(MOST), count));
  }

  private static OutputTail last(OutputLines output, int count) throws IOException {
    var tail = new LastLines(count);
    try {
      for (var line = output.next(); line.isPresent(); line = output.next()) {
        tail.add(line.get());
      }
    } catch (IOException e) {
      if (output.bytesRead() == 0) {
        throw e;
      }
      LOG.info("an output broke off after {} bytes: {}", output.bytesRead(), e.getMessage());
      tail.add(new OutputLines.Line(output.rest(), false));
      return new OutputTail(tail.lines(), Optional.of(output.bytesRead()));
    }
    return new OutputTail(
        tail.lines(), output.wasCut() ? Optional.of(output.bytesRead()) : Optional.empty());
  }

  private Call output(PlatformApp app, DeploymentId id) {
    var url = regions.apps(app.region(), app.name(), "deployments", id.value(), "output");
    var description = Operation.READ_OUTPUT.of(id, app.name());
    return Call.read("output", description, url);
  }
}
