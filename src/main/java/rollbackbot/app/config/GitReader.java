package rollbackbot.app.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.app.config.Configuration.Git;
import rollbackbot.githost.ApiAddress;
import rollbackbot.githost.ApiKind;
import rollbackbot.release.App;
import rollbackbot.release.Road;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;

/** Reads what the environment says of the Git hosts, and holds it against the apps. */
final class GitReader {
  private static final String API_URL = "GIT_API_URL";
  private static final String HOST_CURE = "write host or host:port, separated by commas";

  private final Variables variables;
  private final Findings findings;

  GitReader(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  Git read(RollbackFile file) {
    var url = variables.text(API_URL, Rules::url);
    var api = url.flatMap(found -> address(found, file));
    if (url.isPresent() == api.isPresent()) {
      apps(file).forEach(app -> requireApi(app, api));
      apps(file).forEach(app -> requireArchives(app, api));
    }
    return new Git(
        variables.secret("GIT_TOKEN"),
        variables.text("GIT_USERNAME", GitReader::username).orElse("x-access-token"),
        variables.text("GIT_HOST").map(this::hosts).orElseGet(() -> hosts(file)),
        api,
        variables.secret("TICKET_TOKEN"));
  }

  private static String username(String text) {
    if (text.contains(":")) {
      throw new Rule.Broken("holds a colon", "write the user's name alone");
    }
    return Rules.token(text);
  }

  private Set<String> hosts(String list) {
    var written =
        Arrays.stream(list.split(",")).map(String::strip).filter(host -> !host.isEmpty()).toList();
    if (written.isEmpty()) {
      findings.add("GIT_HOST", "names no host", HOST_CURE);
    }
    return written.stream()
        .flatMap(host -> Rule.read(host, Rules::host, variables.problem("GIT_HOST")).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> hosts(RollbackFile file) {
    var hosts =
        apps(file)
            .map(App::repository)
            .flatMap(Optional::stream)
            .map(Rules::host)
            .collect(Collectors.toUnmodifiableSet());
    return hosts.isEmpty() ? Set.of("github.com") : hosts;
  }

  private static Stream<App> apps(RollbackFile file) {
    var named = file.apps().stream().flatMap(found -> found.values().stream());
    return Stream.concat(named, Stream.of(file.defaults()));
  }

  /** Whose API it is, the path tells; else the tickets that it is used for. */
  private Optional<ApiAddress> address(URI url, RollbackFile file) {
    var kinds = ApiAddress.kindOf(url).map(List::of).orElseGet(() -> kindsOfTickets(file));
    if (kinds.size() != 1) {
      findings.add(
          API_URL,
          "doesn't tell GitHub from GitLab",
          "end it in /api/v3 (GitHub) or /api/v4 (GitLab), or set tickets");
      return Optional.empty();
    }
    return Optional.of(new ApiAddress(url, kinds.getFirst()));
  }

  private static List<ApiKind> kindsOfTickets(RollbackFile file) {
    return Arrays.stream(ApiKind.values())
        .filter(kind ->
            apps(file)
                .filter(app -> app.repository().flatMap(ApiAddress::ofPublicHost).isEmpty())
                .anyMatch(app -> app.tickets() == kind.tickets()))
        .toList();
  }

  /** At a host of one's own nothing but the API tells how it gives archives. */
  private void requireArchives(App app, Optional<ApiAddress> api) {
    elsewhere(app)
        .filter(_ -> app.road().filter(Road.ARCHIVE::equals).isPresent())
        .filter(repository -> api.filter(found -> found.serves(repository)).isEmpty())
        .ifPresent(repository ->
            findings.add(
                API_URL,
                "%s for %s, whose archives %s is deployed from"
                    .formatted(
                        api.isEmpty() ? "is missing" : "is not",
                        Rules.host(repository),
                        app.name()),
                "set it to the API of that host, or road to branch"));
  }

  private static Optional<Repository> elsewhere(App app) {
    return app.repository().filter(repository -> ApiAddress.ofPublicHost(repository).isEmpty());
  }

  /** Better told at the start than when somebody needs a ticket. */
  private void requireApi(App app, Optional<ApiAddress> api) {
    var elsewhere = elsewhere(app).filter(_ -> app.tickets() != TicketSystem.NONE);
    if (elsewhere.isEmpty()) {
      return;
    }
    var host = Rules.host(elsewhere.get());
    var served = api.filter(found -> found.serves(elsewhere.get()));
    if (served.isEmpty()) {
      findings.add(
          API_URL,
          "%s for %s, where the tickets of %s are"
              .formatted(api.isEmpty() ? "is missing" : "is not", host, app.name()),
          "set it to the API of that host, or tickets to none");
    } else if (served.get().kind().tickets() != app.tickets()) {
      findings.add(
          API_URL,
          "is %s's, but the tickets of %s are not"
              .formatted(served.get().kind().title(), app.name()),
          "correct it, or tickets");
    }
  }
}
