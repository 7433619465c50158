package rollbackbot.sandbox.scalingo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.release.DeploymentId;

/** The platform's routes: what each call does to the world and how it is answered. */
final class Api {
  private static final String LINK = "scm_repo_link";
  static final String ACCOUNT = "rollback-bot";
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 50;

  private final World world;
  private final Doorkeeper doorkeeper;
  private final Payloads payloads;
  private final EnvironmentApi environment;
  private final DatabaseApi databases;

  Api(World world, Doorkeeper doorkeeper, Payloads payloads) {
    this.world = world;
    this.doorkeeper = doorkeeper;
    this.payloads = payloads;
    this.environment = new EnvironmentApi(world);
    this.databases = new DatabaseApi(world, doorkeeper);
  }

  Reply answer(Incoming call) {
    var route = call.route();
    if (route.getFirst().equals("GET") && route.size() == 3 && route.get(1).equals("health")) {
      return health(route.get(2));
    }
    if (call.line().equals("POST /v1/tokens/exchange")) {
      return exchange(call);
    }
    if (route.size() > 3 && route.subList(1, 3).equals(List.of("api", "databases"))) {
      return databases.answer(call);
    }
    if (!doorkeeper.admits(call.authorization())) {
      return Reply.error(401, "unauthorized");
    }
    return switch (call.line()) {
      case "GET /v1/regions" -> Reply.json(200, payloads.regions());
      case "GET /v1/apps" -> Reply.json(200, payloads.apps(world.appNames()));
      default -> ofApp(call);
    };
  }

  private Reply health(String app) {
    return world
        .health(app)
        .map(status -> Reply.text(status, status < 300 ? "healthy" : "unhealthy"))
        .orElseGet(() -> Reply.text(404, "no such app"));
  }

  private Reply exchange(Incoming call) {
    return doorkeeper
        .exchange(call.authorization())
        .map(token -> Reply.json(200, Map.of("token", token)))
        .orElseGet(() -> Reply.error(401, "Invalid credentials"));
  }

  private Reply ofApp(Incoming call) {
    var route = call.route();
    if (route.size() < 4 || !route.subList(1, 3).equals(List.of("v1", "apps"))) {
      return Reply.error(404, "not found");
    }
    var app = route.get(3);
    if (!world.hasApp(app)) {
      return Reply.notFound("app");
    }
    var rest = route.subList(4, route.size());
    return switch (call.method() + " " + rest.size() + " " + String.join("/", rest)) {
      case "GET 0 " -> Reply.json(200, payloads.app(app, world.status(app)));
      case "GET 1 deployments" -> deployments(app, call);
      case "GET 1 scm_repo_link", "PATCH 1 scm_repo_link", "POST 2 scm_repo_link/manual_deploy" ->
          world.link(app).map(link -> ofLink(app, link, call)).orElse(Reply.notFound(LINK));
      default ->
          environment
              .answer(app, call, rest)
              .or(() -> databases.ofApp(app, call, rest))
              .orElseGet(() -> ofDeployment(app, call, rest));
    };
  }

  private Reply deployments(String app, Incoming call) {
    int size = Math.min(call.number("per_page", USUAL_PAGE), LARGEST_PAGE);
    var all = world.newestFirst(app);
    return Reply.json(
        200, payloads.deployments(app, all, call.number("page", 1), size, world.now()));
  }

  private Reply ofDeployment(String app, Incoming call, List<String> rest) {
    boolean known =
        call.method().equals("GET")
            && rest.size() >= 2
            && rest.getFirst().equals("deployments")
            && (rest.size() == 2 || rest.subList(2, rest.size()).equals(List.of("output")));
    if (!known) {
      return Reply.error(404, "not found");
    }
    return world
        .deployment(app, new DeploymentId(rest.get(1)))
        .map(found -> rest.size() == 2 ? shown(app, found) : output(found))
        .orElseGet(() -> Reply.notFound("deployment"));
  }

  private Reply shown(String app, SimulatedDeployment deployment) {
    return Reply.json(200, payloads.deployment(app, deployment, world.now()));
  }

  private Reply output(SimulatedDeployment deployment) {
    return deployment
        .output(world.now())
        .map(text -> Reply.text(200, text))
        .orElseGet(() -> Reply.notFound("deployment"));
  }

  private Reply ofLink(String app, SimulatedLink link, Incoming call) {
    return switch (call.method()) {
      case "POST" -> manualDeploy(app, call);
      case "PATCH" -> changeLink(app, link, call);
      default -> Reply.json(200, payloads.link(app, link));
    };
  }

  private Reply changeLink(String app, SimulatedLink link, Incoming call) {
    var enabled = call.json().path(LINK).path("auto_deploy_enabled");
    if (!enabled.isBoolean()) {
      return Reply.error(400, LINK + " is required");
    }
    if (enabled.asBoolean() && link.branch().isEmpty()) {
      return Reply.json(
          422, Map.of("errors", Map.of("auto_deploy_enabled", List.of("branch can't be blank"))));
    }
    world.autoDeploy(app, ACCOUNT, enabled.asBoolean());
    return Reply.json(200, payloads.link(app, link.withAutoDeploy(enabled.asBoolean())));
  }

  /** The real answer for an unknown branch is documented nowhere; this is a likely one. */
  private Reply manualDeploy(String app, Incoming call) {
    var branch = call.json().path("branch").asStringOpt();
    if (branch.isEmpty()) {
      return Reply.error(400, "branch is required");
    }
    Optional<SimulatedDeployment> started = world.deploy(app, branch.get(), ACCOUNT);
    return started
        .map(found -> Reply.json(200, payloads.startedDeployment(app, found, world.now())))
        .orElseGet(() ->
            Reply.json(422, Map.of("errors", Map.of("branch", List.of("branch doesn't exist")))));
  }
}
