package rollbackbot.scalingo;

import java.net.URI;
import okhttp3.HttpUrl;
import rollbackbot.release.PlatformApp;

/** Addresses of the platform's dashboard, for people. */
final class Dashboard {
  private static final HttpUrl APPS = HttpUrl.get("https://dashboard.scalingo.com/apps");

  private Dashboard() {}

  /** A page below an app's own. */
  static URI page(PlatformApp app, String... path) {
    var url = APPS.newBuilder().addPathSegment(app.region()).addPathSegment(app.name());
    for (var segment : path) {
      url.addPathSegment(segment);
    }
    return url.build().uri();
  }
}
