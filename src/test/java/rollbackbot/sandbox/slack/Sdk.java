package rollbackbot.sandbox.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.http.SlackHttpClient;
import java.util.List;
import rollbackbot.suite.Patience;

/** The official SDK, pointed at a played Slack. */
public final class Sdk {
  private Sdk() {}

  public static Slack slack(FakeSlack fake) {
    return Slack.getInstance(config(fake));
  }

  private static SlackConfig config(FakeSlack fake) {
    var config = new SlackConfig();
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    int patience = Math.toIntExact(Patience.LONG.toMillis());
    config.setHttpClientCallTimeoutMillis(patience);
    config.setHttpClientReadTimeoutMillis(patience);
    config.setHttpClientWriteTimeoutMillis(patience);
    config.setMethodsEndpointUrlPrefix(fake.apiUrl());
    try {
      config.close(); // its threads, which count calls that nobody asks for
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return config;
  }

  /** A client that repeats nothing by itself, not even a first call that took long to connect. */
  public static MethodsClient careful(FakeSlack fake) {
    var config = config(fake);
    var http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http)).methods(fake.botToken());
  }

  public static MethodsClient client(FakeSlack fake) {
    return slack(fake).methods(fake.botToken());
  }

  /** A question with one button. */
  public static List<LayoutBlock> question(String text, String actionId) {
    return asBlocks(
        section(section -> section.blockId("question").text(markdownText(text))),
        actions(actions ->
            actions
                .blockId("answers")
                .elements(
                    asElements(
                        button(button ->
                            button.actionId(actionId).text(plainText("Yes")).value("key"))))));
  }
}
