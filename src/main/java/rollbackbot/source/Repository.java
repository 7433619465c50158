package rollbackbot.source;

/** The address of a Git repository, such as {@code https://github.com/acme/my-app.git}. */
public record Repository(String url) {
  @Override
  public String toString() {
    return url;
  }
}
