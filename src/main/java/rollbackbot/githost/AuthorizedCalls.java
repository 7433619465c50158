package rollbackbot.githost;

import java.util.Optional;
import java.util.Set;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.secret.Secret;

/** Calls made with the one token that they are meant for, where the host may see it. */
final class AuthorizedCalls {
  private final ApiHttp http;
  private final Optional<Secret> token;
  private final Set<String> hosts;

  public AuthorizedCalls(ApiHttp http, Optional<Secret> token, Set<String> hosts) {
    this.http = http;
    this.token = token;
    this.hosts = hosts;
  }

  /** A read; without a token for the host, of what everybody may see. */
  <T> T read(Project project, ApiCall call, AnswerReader<T> reader) {
    return http.send(call, tokenFor(project), reader);
  }

  /** A write, which no host takes from somebody unknown. */
  <T> T write(Project project, ApiCall call, AnswerReader<T> reader) {
    var secret = tokenFor(project);
    if (secret.isEmpty()) {
      var why =
          token.isEmpty()
              ? "there is no token; set TICKET_TOKEN or GIT_TOKEN"
              : "no token is sent to " + project.host() + ", which isn't in GIT_HOST";
      throw new Refused(call.description() + ": " + why, 0, why);
    }
    return http.send(call, secret, reader);
  }

  private Optional<Secret> tokenFor(Project project) {
    return token.filter(_ -> project.host().isAmong(hosts));
  }
}
