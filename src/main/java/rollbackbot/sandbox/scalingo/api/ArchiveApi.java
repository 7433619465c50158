package rollbackbot.sandbox.scalingo.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.deployments.FetchedArchive;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;
import tools.jackson.databind.JsonNode;

/** Deployments of archives (Scalingo docs: deployments, sources). */
final class ArchiveApi {
  /** It becomes the name of an image (Scalingo's own CLI, deployments/deploy.go). */
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private final String address;
  private final SimulatedPlatform platform;
  private final Payloads payloads;

  /**
   * @param address where this platform is
   */
  ArchiveApi(String address, SimulatedPlatform platform, Payloads payloads) {
    this.address = address;
    this.platform = platform;
    this.payloads = payloads;
  }

  /** A pair of addresses that live for ten minutes. */
  ApiReply source() {
    var id = ScalingoIds.hex();
    var token = ScalingoIds.hex();
    sources.put(id, new Source(token, platform.now().plus(LIFE), Optional.empty()));
    var url = address + "/v1/sources/" + id + "?token=" + token;
    return ApiReply.json(201, Map.of("source", Map.of("upload_url", url, "download_url", url)));
  }

  /** What has run out, or is asked for with another token, is refused. */
  Optional<byte[]> stored(String id, String token) {
    return open(id, token).flatMap(Source::content);
  }

  /** Whether the archive was taken: it must name its type, as the platform's client does. */
  boolean store(String id, String token, byte[] content) {
    var found = open(id, token);
    found.ifPresent(
        source -> sources.put(id, new Source(token, source.until(), Optional.of(content))));
    return found.isPresent();
  }

  private Optional<Source> open(String id, String token) {
    return Optional.ofNullable(sources.get(id))
        .filter(source -> source.token().equals(token))
        .filter(source -> platform.now().isBefore(source.until()));
  }

  private record Source(String token, Instant until, Optional<byte[]> content) {}

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
