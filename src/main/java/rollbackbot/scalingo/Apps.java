package rollbackbot.scalingo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;

/** The apps that our account reaches. */
final class Apps {
  private final AuthorizedCalls calls;
  private final Regions regions;

  Apps(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  boolean exists(PlatformApp app) {
    var url = regions.apps(app.region(), app.name());
    return calls.send(
        Call.read("app", Operation.FIND_APP.of(app.name()), url),
        answer -> {
          if (answer.isNotFound()) {
            return false;
          }
          answer.requireSuccess();
          return true;
        });
  }

  /** In the platform's own word (Scalingo docs: apps). */
  AppStatus status(PlatformApp app) {
    var call =
        Call.urgentRead(
            "app", Operation.READ_STATUS.of(app.name()), regions.apps(app.region(), app.name()));
    return calls.send(
        call,
        answer -> {
          var shown = answer.json(AppAnswer.class).app();
          var status = shown == null ? null : shown.status();
          return new AppStatus(answer.present(status, "a status"));
        });
  }

  List<String> names(String region) {
    var call = Call.read("apps", Operation.LIST_APPS.of(region), regions.apps(region));
    return calls.send(call, answer -> answer.json(AppsAnswer.class).names());
  }

  record AppsAnswer(@Nullable List<App> apps) {
    List<String> names() {
      return apps == null
          ? List.of()
          : apps.stream().map(App::name).filter(Objects::nonNull).toList();
    }
  }

  record AppAnswer(@Nullable App app) {}

  record App(@Nullable String name, @Nullable String status) {}
}
