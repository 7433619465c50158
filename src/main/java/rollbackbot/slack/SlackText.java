package rollbackbot.slack;

/**
 * What people type arrives with three characters escaped (Slack docs, "Formatting message text").
 */
final class SlackText {
  private SlackText() {}

  static String typed(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
