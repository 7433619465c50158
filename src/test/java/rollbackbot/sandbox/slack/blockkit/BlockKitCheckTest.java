package rollbackbot.sandbox.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlockKitCheckTest {
  private static final String BUTTON =
      "{'type':'button','action_id':'%s','text':{'type':'plain_text','text':'Yes'}}";
  private static final String OPTION = "{'text':{'type':'plain_text','text':'4.0.0'},'value':'%s'}";

  @Test
  void everyKindOfBlockInUseIsAccepted() {
    var blocks =
        """
        [{'type':'header','block_id':'h','text':{'type':'plain_text','text':'my-app','emoji':true}},
         {'type':'section','text':{'type':'mrkdwn','text':'*from* 4.0.1'},
          'fields':[{'type':'mrkdwn','text':'a'},{'type':'plain_text','text':'b'}],
          'accessory':{'type':'overflow','action_id':'more','options':[%1$s]}},
         {'type':'divider'},
         {'type':'context','elements':[{'type':'mrkdwn','text':'by alice'},
          {'type':'image','image_url':'https://example.com/a.png','alt_text':'alice'}]},
         {'type':'actions','elements':[%2$s,
          {'type':'static_select','action_id':'choose',
           'placeholder':{'type':'plain_text','text':'version'},
           'options':[%1$s],'initial_option':%1$s}]},
         {'type':'input','label':{'type':'plain_text','text':'Reason'},
          'element':{'type':'plain_text_input','action_id':'reason','multiline':true}},
         {'type':'image','image_url':'https://example.com/b.png','alt_text':'graph'},
         {'type':'rich_text','elements':[{'type':'rich_text_section',
          'elements':[{'type':'text','text':'foreign *text*'}]}]}]\
        """
            .formatted(OPTION.formatted("4.0.0"), BUTTON.formatted("plan.confirm"));

    assertThat(BlockKitCheck.problemsOf(json(blocks))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongBlocksAreRefusedAtTheirPlace(String blocks, String pointer, String message) {
    var problems = BlockKitCheck.problemsOf(json(blocks));

    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.pointer()).isEqualTo(pointer);
          assertThat(problem.message()).contains(message);
          assertThat(problem.code()).isEqualTo("failed_constraint");
        });
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("{}", "", "must provide an array"),
        wrong("[1]", "/0", "must provide an object"),
        wrong("[{}]", "/0", "missing required field: type"),
        wrong("[{'type':'table'}]", "/0/type", "unsupported type: table"),
        wrong("[" + repeat(51, "{'type':'divider'}") + "]", "", "no more than 50 items"),
        wrong("[{'type':'divider','colour':'red'}]", "/0", "invalid additional property: colour"),
        wrong("[{'type':'divider','block_id':'" + x(256) + "'}]", "/0/block_id", "less than 256"),
        wrong(
            "[{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}]",
            "/1/block_id",
            "already exists"),
        wrong("[{'type':'section'}]", "/0", "must define either `text` or `fields`"),
        wrong(
            "[{'type':'section','text':" + text("mrkdwn", 0) + "}]", "/0/text/text", "more than 0"),
        wrong(
            "[{'type':'section','text':" + text("mrkdwn", 3001) + "}]",
            "/0/text/text",
            "less than 3001"),
        wrong(
            "[{'type':'section','text':{'type':'mrkdwn','text':5}}]",
            "/0/text/text",
            "must provide a string"),
        wrong(
            "[{'type':'section','text':{'type':'mrkdwn','text':'a','emoji':true}}]",
            "/0/text",
            "invalid additional property: emoji"),
        wrong(
            "[{'type':'section','fields':[" + repeat(11, text("mrkdwn", 1)) + "]}]",
            "/0/fields",
            "no more than 10"),
        wrong(
            "[{'type':'section','fields':[" + text("mrkdwn", 2001) + "]}]",
            "/0/fields/0/text",
            "less than 2001"),
        wrong(
            "[{'type':'header','text':" + text("mrkdwn", 5) + "}]",
            "/0/text/type",
            "unsupported type: mrkdwn"),
        wrong(
            "[{'type':'header','text':" + text("plain_text", 151) + "}]",
            "/0/text/text",
            "less than 151"),
        wrong("[{'type':'header'}]", "/0", "missing required field: text"),
        wrong(
            "[{'type':'context','elements':[" + repeat(11, text("mrkdwn", 1)) + "]}]",
            "/0/elements",
            "no more than 10"),
        wrong(
            "[{'type':'context','elements':[" + BUTTON.formatted("a") + "]}]",
            "/0/elements/0/type",
            "unsupported type: button"),
        wrong("[{'type':'actions','elements':[]}]", "/0/elements", "no less than 1"),
        wrong("[{'type':'actions'}]", "/0", "missing required field: elements"),
        wrong("[{'type':'actions','elements':[" + buttons(26) + "]}]", "/0/elements", "than 25"),
        wrong(
            actions(BUTTON.formatted("a") + "," + BUTTON.formatted("a")),
            "/0/elements/1/action_id",
            "already exists"),
        wrong(actions("{'type':'button'}"), "/0/elements/0", "missing required field: text"),
        wrong(
            actions("{'type':'button','text':" + text("plain_text", 76) + "}"),
            "/0/elements/0/text/text",
            "less than 76"),
        wrong(
            actions("{'type':'button','text':" + text("mrkdwn", 6) + "}"),
            "/0/elements/0/text/type",
            "unsupported type"),
        wrong(button("'value':'" + x(2001) + "'"), "/0/elements/0/value", "less than 2001"),
        wrong(button("'url':'" + x(3001) + "'"), "/0/elements/0/url", "less than 3001"),
        wrong(button("'style':'default'"), "/0/elements/0/style", "not allowed: default"),
        wrong(button("'action_id':'" + x(256) + "'"), "/0/elements/0/action_id", "than 256"),
        wrong(
            button("'accessibility_label':'" + x(76) + "'"),
            "/0/elements/0/accessibility_label",
            "less than 76"),
        wrong(
            button("'confirm':{'text':" + text("mrkdwn", 301) + "}"),
            "/0/elements/0/confirm/text/text",
            "less than 301"),
        wrong(
            button("'confirm':{'title':" + text("plain_text", 101) + "}"),
            "/0/elements/0/confirm/title/text",
            "less than 101"),
        wrong(
            button("'confirm':{'deny':" + text("plain_text", 31) + "}"),
            "/0/elements/0/confirm/deny/text",
            "less than 31"),
        wrong(button("'confirm':{}"), "/0/elements/0/confirm", "missing required field: confirm"),
        wrong(
            actions("{'type':'static_select'}"),
            "/0/elements/0",
            "must define either `options` or `option_groups`"),
        wrong(select(options(101)), "/0/elements/0/options", "no more than 100"),
        wrong(
            select("{'text':" + text("plain_text", 76) + ",'value':'a'}"),
            "/0/elements/0/options/0/text/text",
            "less than 76"),
        wrong(select(OPTION.formatted(x(76))), "/0/elements/0/options/0/value", "less than 76"),
        wrong(
            select("{'text':" + text("plain_text", 1) + "}"),
            "/0/elements/0/options/0",
            "missing required field: value"),
        wrong(
            actions(
                "{'type':'static_select','options':[%s],'initial_option':%s}"
                    .formatted(OPTION.formatted("a"), OPTION.formatted("b"))),
            "/0/elements/0/initial_option",
            "one of the options"),
        wrong(
            actions(
                "{'type':'static_select','option_groups':[{'label':%s,'options':[%s]}]}"
                    .formatted(text("plain_text", 76), OPTION.formatted("a"))),
            "/0/elements/0/option_groups/0/label/text",
            "less than 76"),
        wrong(
            actions("{'type':'overflow','options':[" + options(6) + "]}"),
            "/0/elements/0/options",
            "no more than 5"),
        wrong("[{'type':'input','label':" + text("plain_text", 1) + "}]", "/0", "field: element"),
        wrong(
            "[{'type':'input','label':%s,'element':{'type':'plain_text_input'}}]"
                .formatted(text("plain_text", 2001)),
            "/0/label/text",
            "less than 2001"),
        wrong(input("'initial_value':'" + x(3001) + "'"), "/0/element/initial_value", "than 3001"),
        wrong(input("'max_length':3001"), "/0/element/max_length", "between 1 and 3000"),
        wrong(input("'multiline':'yes'"), "/0/element/multiline", "must provide a boolean"),
        wrong("[{'type':'image','image_url':'https://a.b'}]", "/0", "field: alt_text"),
        wrong(
            "[{'type':'image','alt_text':'a','image_url':'" + x(3001) + "'}]",
            "/0/image_url",
            "less than 3001"),
        wrong(
            "[{'type':'rich_text','elements':[{'type':'section'}]}]",
            "/0/elements/0/type",
            "unsupported type: section"),
        wrong(
            "[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'link'}]}]}]",
            "/0/elements/0/elements/0",
            "missing required field: url"));
  }

  @Test
  void lengthOverAllCounts() {
    var section = "{'type':'section','text':" + text("mrkdwn", 2_900) + "}";

    assertThat(BlockKitCheck.tooLong(json("[" + repeat(4, section) + "]"))).isFalse();
    assertThat(BlockKitCheck.tooLong(json("[" + repeat(5, section) + "]"))).isTrue();
  }

  private static Arguments wrong(String blocks, String pointer, String message) {
    return Arguments.of(blocks, pointer, message);
  }

  private static String actions(String elements) {
    return "[{'type':'actions','elements':[" + elements + "]}]";
  }

  private static String button(String property) {
    return actions("{'type':'button','text':{'type':'plain_text','text':'Yes'}," + property + "}");
  }

  private static String select(String options) {
    return actions("{'type':'static_select','options':[" + options + "]}");
  }

  private static String input(String property) {
    return "[{'type':'input','label':{'type':'plain_text','text':'Why'},"
        + "'element':{'type':'plain_text_input',"
        + property
        + "}}]";
  }

  private static String buttons(int count) {
    return String.join(
        ",", IntStream.range(0, count).mapToObj(i -> BUTTON.formatted("a" + i)).toList());
  }

  private static String options(int count) {
    return String.join(
        ",", IntStream.range(0, count).mapToObj(i -> OPTION.formatted("v" + i)).toList());
  }

  private static String text(String type, int length) {
    return "{'type':'%s','text':'%s'}".formatted(type, x(length));
  }

  private static String x(int length) {
    return "x".repeat(length);
  }

  private static String repeat(int count, String item) {
    return String.join(",", Collections.nCopies(count, item));
  }

  private static JsonNode json(String quoted) {
    return JsonMapper.builder().build().readTree(quoted.replace('\'', '"'));
  }
}
