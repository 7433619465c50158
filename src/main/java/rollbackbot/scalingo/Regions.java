package rollbackbot.scalingo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.rollback.OutsideTrouble.Refused;

/** Where the apps API of each region is; asked once and kept for the life of the process. */
final class Regions {
  private final AuthorizedCalls calls;
  private final HttpUrl authUrl;
  private final Optional<HttpUrl> override;
  private @Nullable Map<String, HttpUrl> known;

  Regions(AuthorizedCalls calls, ScalingoSettings settings) {
    this.calls = calls;
    this.authUrl = settings.authUrl();
    this.override = settings.apiUrl();
  }

  /** A path below a region's {@code /v1/apps}. */
  HttpUrl apps(String region, String... path) {
    var url = override.orElseGet(() -> lookedUp(region)).newBuilder().addPathSegments("v1/apps");
    for (var segment : path) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  /** The regions that our account sees; none where the address was given to us. */
  List<String> names() {
    return override.isPresent() ? List.of() : List.copyOf(known().keySet());
  }

  private synchronized Map<String, HttpUrl> known() {
    if (known == null) {
      known = lookUp();
    }
    return known;
  }

  private HttpUrl lookedUp(String region) {
    var regions = known();
    var api = regions.get(region);
    if (api == null) {
      var names = String.join(", ", regions.keySet());
      throw new Refused(
          "looking up region " + region + ": unknown, there are " + names, 0, "unknown region");
    }
    return api;
  }

  /** Asked with a token: without one, restricted regions are left out (Scalingo's own CLI). */
  private Map<String, HttpUrl> lookUp() {
    var url = authUrl.newBuilder().addPathSegments("v1/regions").build();
    return calls.send(
        Call.urgentRead("regions", "listing the regions", url),
        answer -> {
          var addresses = addresses(answer.json(RegionsAnswer.class));
          // An empty list would be kept as well: better ask again.
          return answer.present(addresses.isEmpty() ? null : addresses, "any region");
        });
  }

  private static Map<String, HttpUrl> addresses(RegionsAnswer answer) {
    var addresses = new TreeMap<String, HttpUrl>();
    for (var region : answer.listed()) {
      var api = region.api() == null ? null : HttpUrl.parse(region.api());
      if (region.name() != null && api != null) {
        addresses.put(region.name(), api);
      }
    }
    return addresses;
  }

  record RegionsAnswer(@Nullable List<Region> regions) {
    List<Region> listed() {
      return regions == null ? List.of() : regions;
    }
  }

  record Region(@Nullable String name, @Nullable String api) {}
}
