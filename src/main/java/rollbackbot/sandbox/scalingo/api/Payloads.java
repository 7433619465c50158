package rollbackbot.sandbox.scalingo.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;

/** The shapes of the platform's JSON, as recorded. */
public final class Payloads {
  private final String address;
  private final Map<String, String> elsewhere = new ConcurrentHashMap<>();

  /**
   * For a platform at an address.
   *
   * @param address goes into the links and the regions
   */
  public Payloads(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /** A region whose apps are somewhere else. */
  public void region(String name, String address) {
    elsewhere.put(name, address);
  }

  Map<String, @Nullable Object> regions() {
    var regions =
        List.of("osc-fr1", "osc-secnum-fr1").stream()
            .map(name ->
                Map.of(
                    "name",
                    name,
                    "display_name",
                    "Simulated " + name,
                    "api",
                    elsewhere.getOrDefault(name, address),
                    "database_api",
                    address,
                    "dashboard",
                    address,
                    "ssh",
                    "127.0.0.1:22"))
            .toList();
    return wrapped("regions", regions);
  }

  Map<String, @Nullable Object> apps(List<String> names) {
    return wrapped("apps", names.stream().map(name -> appFields(name, "running")).toList());
  }

  Map<String, @Nullable Object> app(String name, String status) {
    return wrapped("app", appFields(name, status));
  }

  private static Map<String, @Nullable Object> appFields(String name, String status) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", "id-of-" + name);
    fields.put("name", name);
    fields.put("status", status);
    fields.put("url", "https://" + name + ".osc-fr1.scalingo.io");
    fields.put("last_deployed_by", null);
    return fields;
  }

  Map<String, @Nullable Object> link(String app, SimulatedLink link) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", "link-of-" + app);
    fields.put("app_id", "id-of-" + app);
    fields.put("owner", link.owner());
    fields.put("repo", link.repository());
    fields.put("branch", link.branch());
    fields.put("scm_type", link.scmType());
    link.url().ifPresent(url -> fields.put("url", url));
    fields.put("auto_deploy_enabled", link.autoDeploy());
    fields.put("deploy_review_apps_enabled", false);
    fields.put("last_auto_deploy_at", null);
    return wrapped("scm_repo_link", fields);
  }

  /** The few fields that the answer to a manual deployment has. */
  Map<String, @Nullable Object> startedDeployment(
      String app, SimulatedDeployment deployment, Instant now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("app_id", "id-of-" + app);
    fields.put("created_at", deployment.createdAt().toString());
    deployment.gitRef().ifPresent(ref -> fields.put("git_ref", ref));
    fields.put("status", deployment.status(now));
    fields.put("id", deployment.id().value());
    fields.put("pusher", person(deployment.pusher()));
    return wrapped("deployment", fields);
  }

  /** As the documentation's example of a deployment from an archive. */
  Map<String, @Nullable Object> startedArchive(
      String app, SimulatedDeployment deployment, Instant now) {
    var fields = deploymentFields(app, deployment, now);
    fields.put("type", "archive");
    return wrapped("deployment", fields);
  }

  Map<String, @Nullable Object> deployment(
      String app, SimulatedDeployment deployment, Instant now) {
    return wrapped("deployment", deploymentFields(app, deployment, now));
  }

  Map<String, @Nullable Object> deployments(
      String app, List<SimulatedDeployment> all, ApiPage page, Instant now) {
    var rows =
        page.of(all).stream().map(deployment -> deploymentFields(app, deployment, now)).toList();
    var list = wrapped("deployments", rows);
    list.put("meta", page.meta(all.size()));
    return list;
  }

  private Map<String, @Nullable Object> deploymentFields(
      String app, SimulatedDeployment deployment, Instant now) {
    boolean over = deployment.isOver(now);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", deployment.id().value());
    fields.put("app_id", "id-of-" + app);
    fields.put("created_at", deployment.createdAt().toString());
    fields.put("finished_at", over ? deployment.end().toString() : null);
    fields.put("status", deployment.status(now));
    deployment.gitRef().ifPresent(ref -> fields.put("git_ref", ref));
    fields.put("previous_git_ref", null);
    fields.put("stack_base_image", SimulatedDeployment.STACK + ":v12");
    fields.put("duration", over ? deployment.duration().toSeconds() : 0);
    fields.put("pusher", person(deployment.pusher()));
    fields.put("links", Map.of("output", output(app, deployment.id())));
    return fields;
  }

  private String output(String app, DeploymentId id) {
    return address + "/v1/apps/" + app + "/deployments/" + id + "/output";
  }

  static Map<String, Object> person(String name) {
    return Map.of("username", name, "email", name + "@example.com", "id", "us-" + name);
  }

  static Map<String, @Nullable Object> wrapped(String root, Object content) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put(root, content);
    return body;
  }
}
