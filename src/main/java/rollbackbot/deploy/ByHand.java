package rollbackbot.deploy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployState.Adopting;
import rollbackbot.deploy.DeployState.CreatingBranch;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.PreparingArchive;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Running;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.source.BranchName;

/** What people can do in the bot's place: until when, and by which commands. */
public final class ByHand {
  /** Longer than any branch that a host keeps, and short enough for one message. */
  private static final int LONGEST = 2_500;

  private ByHand() {}

  /** What people were told to do by hand, as long as it may still be done. */
  static Optional<ThreadEntry> watched(Incident incident) {
    return comesBeforeDeployment(incident.state())
        ? incident.thread().reversed().stream()
            .filter(
                entry -> entry.content() instanceof DeployEntry.ByHand byHand && byHand.isWatched())
            .findFirst()
        : Optional.empty();
  }

  /** Whether the commands of a message of the thread may still be used. */
  public static boolean isOpen(Incident incident, DeployEntry.ByHand byHand) {
    return byHand.progress() == HandProgress.OPEN
        && watched(incident).filter(entry -> entry.content().equals(byHand)).isPresent();
  }

  /** The branch that people were told to create for a plan, as long as it is looked for. */
  static Optional<ThreadEntry> pushWatched(Incident incident) {
    return incident.state() instanceof Failed
        ? incident.thread().reversed().stream()
            .filter(entry ->
                entry.content() instanceof DeployEntry.PushByHand push
                    && push.progress() == HandProgress.OPEN)
            .findFirst()
        : Optional.empty();
  }

  /** Whether the command of a message of the thread may still be used. */
  public static boolean isOpen(Incident incident, DeployEntry.PushByHand push) {
    return pushWatched(incident).filter(entry -> entry.content().equals(push)).isPresent();
  }

  private static boolean comesBeforeDeployment(State state) {
    return state instanceof Failed
        || state instanceof WaitingForOther
        || (state instanceof Running running && leavesWork(running));
  }

  /** Whether people could do what comes next in the bot's place. */
  static boolean leavesWork(Running state) {
    return state instanceof DeployState deploying && leavesWork(deploying);
  }

  private static boolean leavesWork(DeployState state) {
    return switch (state) {
      case Rechecking _,
          PausingAutoDeploy _,
          CreatingBranch _,
          PreparingArchive _,
          LookingOnceMore _ ->
          true;
      case WaitingForOther _,
          Adopting _,
          Requesting _,
          Deploying _,
          Verifying _,
          DeployState.LookingAgain _,
          DeployState.Stopping _,
          DeployState.Succeeded _ ->
          false;
    };
  }

  /**
   * The commands for what is left, each a line to be pasted into a shell. Those of the bot's steps
   * that expect something expect the same here: the branch mustn't exist.
   *
   * @return empty where a name can't be written so that a shell and a terminal read it as meant
   */
  public static Optional<List<String>> commands(DeployEntry.ByHand byHand, App app) {
    var plan = byHand.confirmed().plan();
    var lines = new ArrayList<String>();
    for (var work : byHand.left()) {
      var line =
          switch (work) {
            case LINK -> link(plan, app);
            case BRANCH -> push(plan);
            case DEPLOYMENT ->
                plan.archive()
                    .map(road -> road.address().flatMap(from -> archive(from, plan, app)))
                    .orElseGet(() -> deployment(plan.branch(), app));
          };
      if (line.isEmpty()) {
        return Optional.empty();
      }
      lines.add(line.get());
    }
    return Optional.of(lines)
        .filter(all -> weight(String.join("", all)) <= LONGEST)
        .map(List::copyOf);
  }

  /** The command that creates a plan's branch; empty as above. */
  public static Optional<String> branchCommand(Plan plan) {
    return push(plan).filter(line -> weight(line) <= LONGEST);
  }

  /** Signs that are escaped where it is shown count as what they become. */
  private static long weight(String text) {
    return text.length() + 4 * text.chars().filter(sign -> "&<>".indexOf(sign) >= 0).count();
  }

  /** The command that shows whether a deployment is there already. */
  public static Optional<String> look(App app) {
    return scalingo(app, "deployments");
  }

  private static Optional<String> push(Plan plan) {
    var ref = "refs/heads/" + plan.branch().value();
    return address(plan.repository().url())
        .flatMap(url ->
            ShellWords.line(
                "git",
                "push",
                "--force-with-lease=" + ref + ":",
                url,
                plan.to().commit().value() + ":" + ref));
  }

  /** Auto-deploy stays off: the bot pauses it for a rollback anyway. */
  private static Optional<String> link(Plan plan, App app) {
    return address(plan.repository().url())
        .flatMap(url ->
            plan.linkedBranch().isPresent()
                ? scalingo(
                    app,
                    "integration-link-create",
                    "--no-auto-deploy",
                    "--branch=" + plan.linkedBranch().get(),
                    url)
                : scalingo(app, "integration-link-create", "--no-auto-deploy", url));
  }

  private static Optional<String> deployment(BranchName branch, App app) {
    // Behind -- nothing is taken for an option.
    return branch.value().startsWith("-")
        ? scalingo(app, "integration-link-manual-deploy", "--", branch.value())
        : scalingo(app, "integration-link-manual-deploy", branch.value());
  }

  /** As the platform's own client deploys an archive (Scalingo docs: deploy from archive). */
  private static Optional<String> archive(URI address, Plan plan, App app) {
    return scalingo(app, "deploy", address.toString(), plan.to().commit().value());
  }

  private static Optional<String> scalingo(App app, String... arguments) {
    var platformApp = app.platformApp();
    var words = new ArrayList<String>();
    words.addAll(
        List.of("scalingo", "--app", platformApp.name(), "--region", platformApp.region()));
    words.addAll(List.of(arguments));
    boolean isOption = platformApp.name().startsWith("-") || platformApp.region().startsWith("-");
    return isOption ? Optional.empty() : ShellWords.line(words.toArray(String[]::new));
  }

  /** An address that Git reaches by HTTP, without the credentials that one may hold. */
  private static Optional<String> address(String url) {
    try {
      var parsed = URI.create(url);
      boolean isHttp =
          "https".equalsIgnoreCase(parsed.getScheme())
              || "http".equalsIgnoreCase(parsed.getScheme());
      if (!isHttp || parsed.getHost() == null || parsed.getRawPath() == null) {
        return Optional.empty();
      }
      var port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
      return Optional.of(
          parsed.getScheme() + "://" + parsed.getHost() + port + parsed.getRawPath());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
