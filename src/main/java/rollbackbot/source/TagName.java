package rollbackbot.source;

/** The short name of a tag, such as {@code v4.0.0}. */
public record TagName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
