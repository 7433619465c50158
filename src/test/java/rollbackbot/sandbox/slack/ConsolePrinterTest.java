package rollbackbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsolePrinterTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void conversationIsPrintedInOrder() throws IOException {
    try (var slack = FakeSlack.example()) {
      var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      slack.listen(new ConsolePrinter(slack.workspace(), out));

      var ts =
          RawHttp.call(
                  slack,
                  "chat.postMessage",
                  """
                  {'channel':'C0INCIDENTS','text':'x','blocks':[
                    {'type':'header','text':{'type':'plain_text','text':'my-app'}},
                    {'type':'section','text':{'type':'mrkdwn','text':'*4.0.1*'},
                     'accessory':{'type':'button','text':{'type':'plain_text','text':'Plan'}}},
                    {'type':'context','elements':[{'type':'mrkdwn','text':'by'},
                     {'type':'plain_text','text':'alice'}]}]}\
                  """)
              .path("ts")
              .asString();
      call(slack, "chat.postMessage", "{'channel':'C0INCIDENTS','text':'?','thread_ts':'%s'}", ts);
      call(slack, "chat.update", "{'channel':'C0INCIDENTS','text':'done','ts':'%s'}", ts);
      call(
          slack,
          "chat.postEphemeral",
          "{'channel':'C0INCIDENTS','text':'psst','user':'%s'}",
          "U0BOB");
      call(slack, "chat.delete", "{'channel':'C0INCIDENTS','ts':'%s'}", ts);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            #incidents rollback-bot
              my-app
              *4.0.1*
              [Plan]
              by alice

            #incidents ↳ rollback-bot
              ?

            #incidents rollback-bot (changed)
              done

            #incidents rollback-bot (only bob sees this)
              psst

            #incidents rollback-bot
              (deleted)

            """);
  }

  @Test
  void whatSlackMarksIsPrintedAsItIsRead() throws IOException {
    try (var slack = FakeSlack.example()) {
      var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      slack.listen(new ConsolePrinter(slack.workspace(), out));

      call(
          slack,
          "chat.postMessage",
          "{'channel':'C0INCIDENTS','text':'%s'}",
          "<@U0BOB>, <!subteam^S0OPSTEAM> in <#C0INCIDENTS>: a &lt; b &amp;amp; c,"
              + " <!date^1796038971^{date_short} {time}|30 Nov 2026>, <https://a.example|here>,"
              + " <https://b.example>");
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("@bob, @ops in #incidents: a < b &amp; c, 30 Nov 2026, here, https://b.example");
  }

  private static void call(FakeSlack slack, String method, String json, String argument)
      throws IOException {
    RawHttp.call(slack, method, json.formatted(argument));
  }
}
