package rollbackbot.scalingo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.DatabaseId;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.trouble.UnknownRegion;

/** Where the APIs of each region are; asked once and kept for the life of the process. */
final class Regions {
  private final AuthorizedCalls calls;
  private final HttpUrl authUrl;
  private final Optional<HttpUrl> appsOverride;
  private final Optional<HttpUrl> databasesOverride;
  private @Nullable Map<String, Addresses> known;

  Regions(AuthorizedCalls calls, ScalingoSettings settings) {
    this.calls = calls;
    this.authUrl = settings.authUrl();
    this.appsOverride = settings.apiUrl();
    this.databasesOverride = settings.dbApiUrl();
  }

  /** A path below a region's {@code /v1/apps}. */
  HttpUrl apps(String region, String... path) {
    var api = appsOverride.orElseGet(() -> lookedUp(region).apps());
    return below(api.newBuilder().addPathSegments("v1/apps"), path);
  }

  /** Where a pair of addresses for an archive is asked for. */
  HttpUrl sources(String region) {
    var api = appsOverride.orElseGet(() -> lookedUp(region).apps());
    return api.newBuilder().addPathSegments("v1/sources").build();
  }

  /** Where a region lists its dedicated databases, which belong to no app. */
  HttpUrl dedicatedDatabases(String region) {
    var api = appsOverride.orElseGet(() -> lookedUp(region).apps());
    return api.newBuilder().addPathSegments("v1/databases").build();
  }

  /** A path below a database, on the database API of its app's region. */
  HttpUrl database(String region, DatabaseId id, String... path) {
    var api = databasesOverride.orElseGet(() -> databases(region)).newBuilder();
    return below(api.addPathSegments("api/databases").addPathSegment(id.value()), path);
  }

  private HttpUrl databases(String region) {
    return lookedUp(region)
        .databases()
        .orElseThrow(() ->
            new Refused(
                Operation.LOOK_UP_REGION.of(region) + ": no database API told",
                0,
                "no database API"));
  }

  private static HttpUrl below(HttpUrl.Builder url, String... path) {
    for (var segment : path) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  /** The regions that our account sees; none where the address was given to us. */
  List<String> names() {
    return appsOverride.isPresent() ? List.of() : List.copyOf(known().keySet());
  }

  private synchronized Map<String, Addresses> known() {
    if (known == null) {
      known = lookUp();
    }
    return known;
  }

  private Addresses lookedUp(String region) {
    var regions = known();
    var addresses = regions.get(region);
    if (addresses == null) {
      throw new Refused(UnknownRegion.message(region, regions.keySet()), 0, "unknown region");
    }
    return addresses;
  }

  /** Asked with a token: without one, restricted regions are left out (Scalingo's own CLI). */
  private Map<String, Addresses> lookUp() {
    var url = authUrl.newBuilder().addPathSegments("v1/regions").build();
    return calls.send(
        Call.urgentRead("regions", Operation.LIST_REGIONS.of(), url),
        answer -> {
          var addresses = addresses(answer.json(RegionsAnswer.class));
          // An empty list would be kept as well: better ask again.
          return answer.present(addresses.isEmpty() ? null : addresses, "any region");
        });
  }

  private static Map<String, Addresses> addresses(RegionsAnswer answer) {
    var addresses = new TreeMap<String, Addresses>();
    for (var region : answer.listed()) {
      var name = region.name();
      if (name != null) {
        var databases = url(region.databaseApi());
        url(region.api()).ifPresent(apps -> addresses.put(name, new Addresses(apps, databases)));
      }
    }
    return addresses;
  }

  private static Optional<HttpUrl> url(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(url -> Optional.ofNullable(HttpUrl.parse(url)));
  }

  private record Addresses(HttpUrl apps, Optional<HttpUrl> databases) {}

  record RegionsAnswer(@Nullable List<Region> regions) {
    List<Region> listed() {
      return regions == null ? List.of() : regions;
    }
  }

  record Region(@Nullable String name, @Nullable String api, @Nullable String databaseApi) {}
}
