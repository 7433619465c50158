package rollbackbot.permissions;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import rollbackbot.http.Permission;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;

/** A call that was sent. */
record Sent(String method, HttpUrl url) {

  /** What the list has for these services and nobody has sent. */
  static List<Permission> neverAmong(List<Sent> sent, Service... services) {
    var known = Set.of(services);
    return Permissions.all().stream()
        .filter(permission -> known.contains(permission.service()))
        .filter(permission ->
            sent.stream().noneMatch(call -> permission.allows(call.method(), call.url())))
        .toList();
  }
}
