package rollbackbot.sandbox.scalingo.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.release.AppStatus;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;

/** The platform's routes: what each call does to the platform and how it is answered. */
public final class PlatformApi {
  private static final String LINK = "scm_repo_link";
  static final String ACCOUNT = "rollback-bot";
  private static final int USUAL_PAGE = 20;

  private final SimulatedPlatform platform;
  private final AccessTokens tokens;
  private final Payloads payloads;
  private final EnvironmentApi environment;
  private final DatabaseApi databases;
  private final StatsApi stats;
  private final ArchiveApi archives;

  public PlatformApi(SimulatedPlatform platform, AccessTokens tokens, Payloads payloads) {
    this.platform = platform;
    this.tokens = tokens;
    this.payloads = payloads;
    this.environment = new EnvironmentApi(platform);
    this.databases = new DatabaseApi(platform, tokens);
    this.stats = new StatsApi(platform);
    this.archives = new ArchiveApi(payloads.address(), platform, payloads);
  }

  ApiReply answer(ApiRequest call) {
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
    if (!tokens.admits(call.authorization())) {
      return ApiReply.error(401, "unauthorized");
    }
    return switch (call.line()) {
      case "GET /v1/users/self" -> ApiReply.json(200, Map.of("user", Payloads.person(ACCOUNT)));
      case "POST /v1/sources" -> archives.source();
      case "GET /v1/regions" -> ApiReply.json(200, payloads.regions());
      // None that is dedicated: what an app has, it has as an add-on.
      case "GET /v1/databases" -> ApiReply.json(200, Map.of("databases", List.of()));
      case "GET /v1/apps" -> ApiReply.json(200, payloads.apps(platform.appNames()));
      default -> ofApp(call);
    };
  }

  /** Where archives are put and got, by whoever has the address. */
  ArchiveApi archives() {
    return archives;
  }

  private ApiReply health(String app) {
    return platform
        .health(app)
        .map(status -> ApiReply.text(status, status < 300 ? "healthy" : "unhealthy"))
        .orElseGet(() -> ApiReply.text(404, "no such app"));
  }

  private ApiReply exchange(ApiRequest call) {
    return tokens
        .exchange(call.authorization())
        .map(token -> ApiReply.json(200, Map.of("token", token)))
        .orElseGet(() -> ApiReply.error(401, "Invalid credentials"));
  }

  private ApiReply ofApp(ApiRequest call) {
    var route = call.route();
    if (route.size() < 4 || !route.subList(1, 3).equals(List.of("v1", "apps"))) {
      return ApiReply.error(404, "not found");
    }
    var app = route.get(3);
    if (!platform.hasApp(app)) {
      return ApiReply.notFound("app");
    }
    var rest = route.subList(4, route.size());
    if (isDeployment(call, rest) && new AppStatus(platform.status(app)).isBusy()) {
      return ApiReply.error(409, "the app is " + platform.status(app));
    }
    return switch (call.method() + " " + rest.size() + " " + String.join("/", rest)) {
      case "GET 0 " -> ApiReply.json(200, payloads.app(app, platform.status(app)));
      case "GET 1 deployments" -> deployments(app, call);
      case "POST 1 deployments" -> archives.deploy(app, call);
      case "GET 1 scm_repo_link", "PATCH 1 scm_repo_link", "POST 2 scm_repo_link/manual_deploy" ->
          platform.link(app).map(link -> ofLink(app, link, call)).orElse(ApiReply.notFound(LINK));
      default ->
          environment
              .answer(app, call, rest)
              .or(() -> databases.ofApp(app, call, rest))
              .or(() -> stats.answer(app, call, rest))
              .orElseGet(() -> ofDeployment(app, call, rest));
    };
  }

  /** What isn't accepted while the app restarts or is scaled; the status of that is a guess. */
  private static boolean isDeployment(ApiRequest call, List<String> rest) {
    return call.method().equals("POST")
        && (rest.equals(List.of("deployments")) || rest.equals(List.of(LINK, "manual_deploy")));
  }

  private ApiReply deployments(String app, ApiRequest call) {
    var page = ApiPage.of(call, USUAL_PAGE);
    return ApiReply.json(
        200, payloads.deployments(app, platform.newestFirst(app), page, platform.now()));
  }

  private ApiReply ofDeployment(String app, ApiRequest call, List<String> rest) {
    boolean known =
        call.method().equals("GET")
            && rest.size() >= 2
            && rest.getFirst().equals("deployments")
            && (rest.size() == 2 || rest.subList(2, rest.size()).equals(List.of("output")));
    if (!known) {
      return ApiReply.error(404, "not found");
    }
    return platform
        .deployment(app, new DeploymentId(rest.get(1)))
        .map(found -> rest.size() == 2 ? shown(app, found) : output(found))
        .orElseGet(() -> ApiReply.notFound("deployment"));
  }

  private ApiReply shown(String app, SimulatedDeployment deployment) {
    return ApiReply.json(200, payloads.deployment(app, deployment, platform.now()));
  }

  private ApiReply output(SimulatedDeployment deployment) {
    return deployment
        .output(platform.now())
        .map(text -> ApiReply.text(200, text))
        .orElseGet(() -> ApiReply.notFound("deployment"));
  }

  private ApiReply ofLink(String app, SimulatedLink link, ApiRequest call) {
    return switch (call.method()) {
      case "POST" -> manualDeploy(app, call);
      case "PATCH" -> changeLink(app, link, call);
      default -> ApiReply.json(200, payloads.link(app, link));
    };
  }

  private ApiReply changeLink(String app, SimulatedLink link, ApiRequest call) {
    var enabled = call.json().path(LINK).path("auto_deploy_enabled");
    if (!enabled.isBoolean()) {
      return ApiReply.error(400, LINK + " is required");
    }
    if (enabled.asBoolean() && link.branch().isEmpty()) {
      return ApiReply.json(
          422, Map.of("errors", Map.of("auto_deploy_enabled", List.of("branch can't be blank"))));
    }
    platform.autoDeploy(app, ACCOUNT, enabled.asBoolean());
    return ApiReply.json(200, payloads.link(app, link.withAutoDeploy(enabled.asBoolean())));
  }

  /** The real answer for an unknown branch is documented nowhere; this is a likely one. */
  private ApiReply manualDeploy(String app, ApiRequest call) {
    var branch = call.json().path("branch").asStringOpt();
    if (branch.isEmpty()) {
      return ApiReply.error(400, "branch is required");
    }
    Optional<SimulatedDeployment> started = platform.deploy(app, branch.get(), ACCOUNT);
    return started
        .map(found -> ApiReply.json(200, payloads.startedDeployment(app, found, platform.now())))
        .orElseGet(() ->
            ApiReply.json(
                422, Map.of("errors", Map.of("branch", List.of("branch doesn't exist")))));
  }
}
