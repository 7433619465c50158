package rollbackbot.slack.web;

/**
 * What people type arrives with three characters escaped (Slack docs, "Formatting message text").
 */
public final class SlackText {
  private SlackText() {}

  public static String typed(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
