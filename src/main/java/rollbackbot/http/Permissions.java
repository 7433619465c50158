package rollbackbot.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * All that the bot may send to services outside. A client that is held to it sends nothing else, so
 * that a team can put a filter in front, and no fault of ours uses a token for what it isn't for.
 */
public final class Permissions {
  private static final String LIST = "permissions.txt";

  private Permissions() {}

  /** Asks for nothing by itself: a host sent us there, and decides what is at the address. */
  private enum Followed {
    FOLLOWED
  }

  /** Everything, in the order of the list. */
  public static List<Permission> all() {
    var permissions = new ArrayList<Permission>();
    var service = Service.SCALINGO;
    for (var line : list().lines().toList()) {
      if (line.startsWith("[")) {
        service = Service.valueOf(line.substring(1, line.length() - 1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        permissions.add(permission(service, line));
      }
    }
    return List.copyOf(permissions);
  }

  private static Permission permission(Service service, String line) {
    var parts = line.split(" \\| ", -1);
    int space = line.indexOf(' ');
    return new Permission(
        service, line.substring(0, space), parts[0].substring(space + 1), parts[1], parts[2]);
  }

  private static String list() {
    try (var list = Permissions.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the program has no " + LIST);
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a client send what the list has for these services, and nothing else. */
  public static OkHttpClient.Builder hold(OkHttpClient.Builder client, Service... services) {
    var known = Set.of(services);
    var permissions = all().stream().filter(it -> known.contains(it.service())).toList();
    return client.addInterceptor(chain -> allowed(chain, permissions));
  }

  private static Response allowed(Interceptor.Chain chain, List<Permission> permissions)
      throws IOException {
    var request = chain.request();
    boolean isListed =
        request.tag(Followed.class) != null
            || permissions.stream().anyMatch(it -> it.allows(request.method(), request.url()));
    if (!isListed) {
      throw new IllegalStateException(
          request.method()
              + " "
              + request.url().encodedPath()
              + " isn't among the calls that the bot may send");
    }
    return chain.proceed(request);
  }

  /** The request goes where an answer pointed to. */
  public static Request.Builder followed(Request.Builder request) {
    return request.tag(Followed.class, Followed.FOLLOWED);
  }
}
