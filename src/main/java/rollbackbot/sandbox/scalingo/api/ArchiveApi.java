package rollbackbot.sandbox.scalingo.api;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.deployments.FetchedArchive;
import tools.jackson.databind.JsonNode;

/** Deployments of archives (Scalingo docs: deployments, sources). */
final class ArchiveApi {
  /** It becomes the name of an image (Scalingo's own CLI, deployments/deploy.go). */
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  private final SimulatedPlatform platform;
  private final Payloads payloads;

  ArchiveApi(SimulatedPlatform platform, Payloads payloads) {
    this.platform = platform;
    this.payloads = payloads;
  }

  ApiReply deploy(String app, ApiRequest call) {
    var wanted = call.json().path("deployment");
    if (!wanted.isObject()) {
      return ApiReply.error(400, "deployment is required");
    }
    var source = address(wanted);
    if (source.isEmpty()) {
      return ApiReply.invalid("source_url", "can't be blank");
    }
    var label = wanted.path("git_ref").asStringOpt().orElse("");
    if (!LABEL.matcher(label).matches()) {
      return ApiReply.invalid("git_ref", "is invalid");
    }
    var started =
        switch (FetchedArchive.at(source.get())) {
          case FetchedArchive.Usable(var commit) ->
              platform.deployArchive(app, commit, label, PlatformApi.ACCOUNT);
          case FetchedArchive.Unusable(var words) ->
              platform.failArchive(
                  app,
                  label,
                  PlatformApi.ACCOUNT,
                  DeploymentScript.endingWith("build-error", words));
        };
    return ApiReply.json(200, payloads.startedArchive(app, started, platform.now()));
  }

  private static Optional<URI> address(JsonNode wanted) {
    return wanted
        .path("source_url")
        .asStringOpt()
        .filter(text -> text.matches("https?://\\S+"))
        .map(URI::create);
  }
}
