package rollbackbot.app.services;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.app.config.Configuration;
import rollbackbot.check.TokenReach;
import rollbackbot.git.GitCredentials;
import rollbackbot.githost.GitHostSettings;
import rollbackbot.rollback.Languages;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.slack.web.SlackSettings;

/** What the configuration says to each client, in the client's own words. */
public final class ClientSettings {
  private ClientSettings() {}

  static TokenReach tokenReach(Configuration configuration) {
    var credentials = credentials(configuration);
    return repository ->
        credentials.token().isEmpty()
            ? TokenReach.Reach.NO_TOKEN
            : credentials.areFor(repository) ? TokenReach.Reach.SENT : TokenReach.Reach.OTHER_HOST;
  }

  static ScalingoSettings scalingo(Configuration configuration, String userAgent) {
    var scalingo = configuration.scalingo();
    return new ScalingoSettings(
        HttpUrl.get(scalingo.authenticationUrl().toString()),
        scalingo.token(),
        scalingo.apiUrl().map(url -> HttpUrl.get(url.toString())),
        scalingo.databaseApiUrl().map(url -> HttpUrl.get(url.toString())),
        scalingo.callsPerMinute(),
        userAgent,
        configuration.proxies());
  }

  static GitCredentials credentials(Configuration configuration) {
    var git = configuration.git();
    return git.token()
        .map(token -> GitCredentials.of(git.username(), token, git.allowedHosts()))
        .orElseGet(GitCredentials::none);
  }

  static GitHostSettings gitHost(Configuration configuration, String userAgent) {
    var git = configuration.git();
    return new GitHostSettings(
        git.allowedHosts(),
        git.token(),
        git.ticketToken(),
        git.api(),
        userAgent,
        configuration.proxies());
  }

  public static SlackSettings slack(Configuration configuration) {
    var slack = configuration.slack();
    var reception =
        switch (slack.mode()) {
          case Configuration.SlackMode.HttpMode(var secret) ->
              new SlackSettings.Reception.Http(secret);
          case Configuration.SlackMode.SocketMode(var token) ->
              new SlackSettings.Reception.Socket(token);
        };
    return new SlackSettings(
        slack.botToken(), reception, slack.apiUrl().toString(), configuration.proxies());
  }

  public static Languages languages(Configuration configuration) {
    return new Languages(
        switch (configuration.language()) {
          case AUTO -> Optional.empty();
          case FRENCH, ENGLISH -> Optional.of(configuration.language().language(""));
        });
  }
}
