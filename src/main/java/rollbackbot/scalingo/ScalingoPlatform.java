package rollbackbot.scalingo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Platform;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Dates;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchName;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.OutputTail;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

/** Apps, links and deployments at Scalingo, in the core's words. */
public final class ScalingoPlatform implements Platform {
  private final Account account;
  private final Sources sources;
  private final Apps apps;
  private final RepositoryLinks links;
  private final Deployments deployments;
  private final Outputs outputs;
  private final IntSupplier callsPerMinute;

  ScalingoPlatform(
      AuthorizedCalls calls,
      HttpUrl authentication,
      Sources sources,
      Regions regions,
      Dates dates,
      IntSupplier callsPerMinute) {
    this.callsPerMinute = callsPerMinute;
    this.account = new Account(calls, authentication);
    this.sources = sources;
    this.apps = new Apps(calls, regions);
    this.links = new RepositoryLinks(calls, regions);
    this.deployments = new Deployments(calls, regions, new DeploymentReader(dates));
    this.outputs = new Outputs(calls, regions);
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
  public Recent recent(PlatformApp app, int limit, Predicate<List<Deployment>> enough) {
    return deployments.recent(app, limit, enough);
  }

  @Override
  public int mostCallsOfAReading() {
    return callsPerMinute.getAsInt() / 2;
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
  public OutputTail outputTail(PlatformApp app, DeploymentId id, int lines) {
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
  public Deployment deploy(PlatformApp app, ArchiveSource source) {
    return deployments.deploy(app, source);
  }

  @Override
  public Secret upload(PlatformApp app, ArchiveFile file) {
    return sources.upload(app, file);
  }

  @Override
  public String account() {
    return account.name();
  }

  @Override
  public URI dashboard(PlatformApp app, DeploymentId id) {
    return Dashboard.page(app, "deploy", id.value());
  }

  @Override
  public URI dashboard(PlatformApp app) {
    return Dashboard.page(app);
  }
}
