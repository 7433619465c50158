package rollbackbot.scalingo;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;

/** Who we are on the platform; asked once and kept for the life of the process. */
final class Account {
  private final AuthorizedCalls calls;
  private final HttpUrl authentication;
  private Optional<String> known = Optional.empty();

  Account(AuthorizedCalls calls, HttpUrl authentication) {
    this.calls = calls;
    this.authentication = authentication;
  }

  /** The user name, as deployments tell it of who asked for them. */
  synchronized String name() {
    var name = known.orElseGet(this::ask);
    known = Optional.of(name);
    return name;
  }

  /** As the official Go client asks (its users.go). */
  private String ask() {
    var url = authentication.newBuilder().addPathSegments("v1/users/self").build();
    return calls.send(
        Call.urgentRead("account", Operation.READ_ACCOUNT.of(), url),
        answer -> {
          var user = answer.present(answer.json(SelfAnswer.class).user(), "a user");
          return answer.present(user.username(), "a user name");
        });
  }

  record SelfAnswer(@Nullable User user) {}

  record User(@Nullable String username) {}
}
