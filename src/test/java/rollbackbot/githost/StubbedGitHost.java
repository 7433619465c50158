package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.TicketText;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.suite.Patience;

/** A host of one's own on this machine that answers as each test wants it. */
abstract class StubbedGitHost {
  static final CommitId OLDER = new CommitId("a".repeat(40));
  static final CommitId NEWER = new CommitId("b".repeat(40));
  static final TicketText TEXT =
      new TicketText("Checkout is broken", "Rolled back.\n\nincident-7", List.of("rollback", "p1"));
  static final Secret TOKEN = new Secret("token-for-code");
  static final Secret TICKET_TOKEN = new Secret("token-for-tickets");

  /** Far beyond what an answer takes, however busy the machine is. */
  static final Timeouts PATIENT = Timeouts.within(Patience.LONG);

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  final InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-04T10:00:00Z"));

  String root() {
    return "http://127.0.0.1:" + server.getPort();
  }

  Repository repository(String path) {
    return new Repository(root() + path);
  }

  GitHostApi api(ApiKind kind) {
    return api(kind, Set.of("127.0.0.1:" + server.getPort()), Optional.of(TICKET_TOKEN));
  }

  GitHostApi api(ApiKind kind, Set<String> hosts, Optional<Secret> ticketToken) {
    return api(kind, hosts, ticketToken, PATIENT);
  }

  GitHostApi api(ApiKind kind, Set<String> hosts, Optional<Secret> ticketToken, Timeouts timeouts) {
    var api = root() + (kind == ApiKind.GITHUB ? "/api/v3" : "/code/api/v4");
    return new GitHostApi(
        new GitHostSettings(
            hosts,
            Optional.of(TOKEN),
            ticketToken,
            Optional.of(new ApiAddress(URI.create(api), kind)),
            "rollback-bot/test",
            OutgoingProxies.none()),
        timeouts,
        clock);
  }

  void answerAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  static <T extends OutsideTrouble> T trouble(Class<T> kind, ThrowingCallable call) {
    return catchThrowableOfType(kind, call);
  }
}
