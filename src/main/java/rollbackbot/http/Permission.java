package rollbackbot.http;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** A kind of call that the bot may send. */
public final class Permission {
  private static final Pattern PLACEHOLDER = Pattern.compile(":[a-z]+|\\*\\*");

  private final Service service;
  private final String method;
  private final String path;
  private final String right;
  private final String purpose;
  private final Pattern form;

  /**
   * @param path below the service's base; {@code :name} stands for one part, {@code **} for any
   *     number; with a query where that makes the difference
   * @param right what the credential must be allowed
   */
  Permission(Service service, String method, String path, String right, String purpose) {
    this.service = service;
    this.method = method;
    this.path = path;
    this.right = right;
    this.purpose = purpose;
    this.form = Pattern.compile("(?:/.*)?/" + form(path.replaceFirst("^/", "")));
  }

  private static String form(String path) {
    var parts = PLACEHOLDER.splitWithDelimiters(path, 0);
    return Arrays.stream(parts).map(Permission::part).collect(Collectors.joining());
  }

  private static String part(String text) {
    if (text.equals("**")) {
      return ".*";
    }
    return PLACEHOLDER.matcher(text).matches() ? "[^/]+" : Pattern.quote(text);
  }

  public Service service() {
    return service;
  }

  public String right() {
    return right;
  }

  public String purpose() {
    return purpose;
  }

  /** Whether a call is of this kind, wherever the service's base is. */
  public boolean allows(String asked, HttpUrl url) {
    var target = path.contains("?") ? url.encodedPath() + "?" + url.query() : url.encodedPath();
    return method.equals(asked) && form.matcher(target).matches();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
