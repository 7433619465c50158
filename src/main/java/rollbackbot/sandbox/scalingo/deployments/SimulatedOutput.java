package rollbackbot.sandbox.scalingo.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What deployments print, with the colours and line ends of recorded outputs. */
public final class SimulatedOutput {
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[1;31m";
  private static final String CYAN = "\u001B[0;36m";
  private static final String PLAIN = "\u001B[0m";

  private SimulatedOutput() {}

  public static List<String> ofBuild(
      String app, Optional<String> packageAndVersion, DeploymentScript script) {
    var lines = new ArrayList<String>();
    lines.add(" " + BOLD + "<-- Start deployment of " + app + " -->" + PLAIN);
    lines.add("       Fetching source code");
    lines.add("-----> Installing dependencies");
    packageAndVersion.ifPresent(text -> {
      lines.add("       ");
      lines.add("       " + CYAN + "> " + text + " prepare" + PLAIN + "\r");
      lines.add("       > husky install\r");
    });
    if (!script.endStatus().equals("build-error")) {
      lines.add("-----> Build succeeded!");
    }
    return List.copyOf(lines);
  }

  public static List<String> ofEnd(String app, DeploymentScript script) {
    var lines = new ArrayList<>(script.output());
    lines.add(
        script.endStatus().equals("success")
            ? " " + BOLD + "<-- https://" + app + ".osc-fr1.scalingo.io -->" + PLAIN
            : " " + RED + "!     Deployment ended: " + script.endStatus() + PLAIN);
    return List.copyOf(lines);
  }
}
