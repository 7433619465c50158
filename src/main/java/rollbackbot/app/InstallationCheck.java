package rollbackbot.app;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.config.Configuration.SlackMode;
import rollbackbot.check.Finding;
import rollbackbot.check.Finding.Kind;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.Platform;
import rollbackbot.slack.web.SlackTokens;
import rollbackbot.store.AuditTrail;
import rollbackbot.store.Database;

/** Looks whether what belongs to no app alone is there: database and tokens. Changes nothing. */
final class InstallationCheck {
  private final Configuration configuration;
  private final SlackTokens slack;
  private final Platform platform;

  InstallationCheck(Configuration configuration, SlackTokens slack, Platform platform) {
    this.configuration = configuration;
    this.slack = slack;
    this.platform = platform;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(store(configuration.database()));
    findings.addAll(slackToken());
    findings.add(reception(configuration.slack().mode()));
    findings.add(scalingoToken());
    var scalingo = configuration.scalingo();
    if (scalingo.hasTooFewCalls()) {
      findings.add(
          Finding.of(
              Kind.TOO_FEW_CALLS,
              String.valueOf(scalingo.callsPerMinute()),
              String.valueOf(Configuration.Scalingo.ENOUGH_CALLS)));
    }
    return List.copyOf(findings);
  }

  private static Finding store(DatabaseSetting setting) {
    try (var trail = AuditCommand.open(setting)) {
      return Finding.of(Kind.STORE_FINE, trail.place());
    } catch (AuditTrail.NotThere e) {
      return Finding.of(Kind.STORE_NOT_MADE_YET);
    } catch (Database.FolderUnusable | Database.Refused | Database.Away e) {
      return Finding.of(Kind.STORE_AWAY, String.valueOf(e.getMessage()));
    }
  }

  private List<Finding> slackToken() {
    try {
      var bot = slack.bot();
      var scopes =
          bot.missing()
              .map(missing ->
                  missing.isEmpty()
                      ? Finding.of(Kind.SCOPES_GRANTED)
                      : Finding.of(Kind.SCOPES_MISSING, String.join(", ", missing)))
              .orElseGet(() -> Finding.of(Kind.SCOPES_UNTOLD));
      return List.of(Finding.of(Kind.SLACK_TOKEN, bot.workspace()), scopes);
    } catch (OutsideTrouble e) {
      return List.of(trouble(e, Kind.SLACK_TOKEN_REFUSED));
    }
  }

  private Finding reception(SlackMode mode) {
    return switch (mode) {
      case SlackMode.HttpMode _ -> Finding.of(Kind.SIGNING_SECRET);
      case SlackMode.SocketMode(var token) -> {
        try {
          slack.socket(token.reveal());
          yield Finding.of(Kind.SOCKET_TOKEN);
        } catch (OutsideTrouble e) {
          yield trouble(e, Kind.SOCKET_TOKEN_REFUSED);
        }
      }
    };
  }

  private Finding scalingoToken() {
    var region = configuration.defaults().platformApp().region();
    try {
      int reached = platform.appNames(region).size();
      return Finding.of(Kind.SCALINGO_TOKEN, String.valueOf(reached), region);
    } catch (OutsideTrouble e) {
      return Finding.unknownRegion(e).orElseGet(() -> trouble(e, Kind.SCALINGO_TOKEN_REFUSED));
    }
  }

  /** A service that is away says nothing of its token. */
  private static Finding trouble(OutsideTrouble trouble, Kind refused) {
    return switch (trouble) {
      case OutsideTrouble.Refused no -> Finding.of(refused, no.words());
      case OutsideTrouble.Unavailable _, OutsideTrouble.Unanswered _ ->
          Finding.of(Kind.NOT_FOUND_OUT, trouble.getMessage());
    };
  }
}
