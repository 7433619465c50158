package rollbackbot.scalingo;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import rollbackbot.rollback.BranchName;
import rollbackbot.rollback.Deployment;
import rollbackbot.rollback.DeploymentId;
import rollbackbot.rollback.OutputVersion;
import rollbackbot.rollback.Platform;
import rollbackbot.rollback.PlatformApp;
import rollbackbot.rollback.RepositoryLink;
import rollbackbot.rollback.VersionLines;

/** Scalingo, in the core's words. */
public final class ScalingoPlatform implements Platform {
  private static final HttpUrl DASHBOARD = HttpUrl.get("https://dashboard.scalingo.com/apps");

  private final Regions regions;
  private final Apps apps;
  private final RepositoryLinks links;
  private final Deployments deployments;
  private final Outputs outputs;

  /**
   * Builds the client; the first call is made when something is asked.
   *
   * @param requestIds random ids, one for each call, to find it again in the platform's logs
   */
  public ScalingoPlatform(
      ScalingoSettings settings,
      Timeouts timeouts,
      InstantSource clock,
      Supplier<String> requestIds,
      CallListener listener) {
    var http = new ScalingoHttp(settings, timeouts, clock, requestIds, listener);
    var calls = new AuthorizedCalls(http, new Tokens(http, settings, clock));
    this.regions = new Regions(calls, settings);
    this.apps = new Apps(calls, regions);
    this.links = new RepositoryLinks(calls, regions);
    this.deployments = new Deployments(calls, regions, new DeploymentReader(clock));
    this.outputs = new Outputs(calls, regions);
  }

  /** The regions that our account sees; none where one address serves them all. */
  public List<String> regions() {
    return regions.names();
  }

  @Override
  public boolean exists(PlatformApp app) {
    return apps.exists(app);
  }

  @Override
  public List<String> appNames(String region) {
    return apps.names(region);
  }

  @Override
  public Optional<RepositoryLink> repositoryLink(PlatformApp app) {
    return links.of(app);
  }

  @Override
  public List<Deployment> deployments(PlatformApp app, int limit) {
    return deployments.newest(app, limit);
  }

  @Override
  public Deployment deployment(PlatformApp app, DeploymentId id) {
    return deployments.one(app, id);
  }

  @Override
  public List<OutputVersion> outputVersions(PlatformApp app, DeploymentId id, VersionLines lines) {
    return outputs.versions(app, id, lines);
  }

  @Override
  public List<String> outputTail(PlatformApp app, DeploymentId id, int lines) {
    return outputs.tail(app, id, lines);
  }

  @Override
  public void setAutoDeploy(PlatformApp app, boolean enabled) {
    links.setAutoDeploy(app, enabled);
  }

  @Override
  public Deployment deploy(PlatformApp app, BranchName branch) {
    return deployments.deploy(app, branch);
  }

  @Override
  public URI dashboard(PlatformApp app, DeploymentId id) {
    return page(app).addPathSegment("deploy").addPathSegment(id.value()).build().uri();
  }

  @Override
  public URI dashboard(PlatformApp app) {
    return page(app).build().uri();
  }

  private static HttpUrl.Builder page(PlatformApp app) {
    return DASHBOARD.newBuilder().addPathSegment(app.region()).addPathSegment(app.name());
  }
}
