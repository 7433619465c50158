package rollbackbot.sandbox.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViewCheckTest {
  private static final String DIVIDER = "{'type':'divider'}";
  private static final String INPUT =
      "{'type':'input','label':{'type':'plain_text','text':'App'},'element':%s}";
  private static final String TYPED = "{'type':'plain_text_input','action_id':'app'}";

  @Test
  void rightFormHasNoProblems() {
    var channel =
        "{'type':'conversations_select','action_id':'c','filter':{'include':['public','private'],"
            + "'exclude_external_shared_channels':true},'placeholder':%s}".formatted(text("where"));
    var blocks = INPUT.formatted(TYPED) + "," + INPUT.formatted(channel);

    assertThat(problems(modal(blocks, ",'submit':%s,'close':%s".formatted(text("Go"), text("No")))))
        .isEmpty();
  }

  @Test
  void hundredBlocksAreTaken() {
    assertThat(problems(modal(repeat(100), ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongFormIsRefusedAtItsPlace(String view, String pointer, String message) {
    assertThat(ViewCheck.problemsOf(json(view), ViewCheck.Kind.MODAL))
        .anySatisfy(problem -> {
          assertThat(problem.pointer()).isEqualTo(pointer);
          assertThat(problem.message()).contains(message);
        });
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("[]", "", "must provide an object"),
        wrong("{'type':'home','blocks':[]}", "/type", "unsupported type: home"),
        wrong("{'type':'modal','blocks':[]}", "", "missing required field: title"),
        wrong("{'type':'modal','title':" + text("T") + "}", "", "missing required field: blocks"),
        wrong(modal(repeat(101), ""), "/blocks", "no more than 100"),
        wrong(modal(DIVIDER, ",'submit':" + text(x(25))), "/submit/text", "less than 25"),
        wrong(modal(DIVIDER, ",'close':" + text(x(25))), "/close/text", "less than 25"),
        wrong(modal(DIVIDER, ",'colour':'red'"), "", "invalid additional property: colour"),
        wrong(
            modal(DIVIDER, ",'private_metadata':'" + x(3001) + "'"),
            "/private_metadata",
            "less than 3001"),
        wrong(modal(DIVIDER, ",'callback_id':'" + x(256) + "'"), "/callback_id", "less than 256"),
        wrong(modal(INPUT.formatted(TYPED), ""), "", "missing required field: submit"),
        wrong(
            modal("{'type':'input','element':" + TYPED + "}", ",'submit':" + text("Go")),
            "/blocks/0",
            "missing required field: label"),
        wrong(
            modal(
                INPUT.formatted(
                    "{'type':'conversations_select','action_id':'c','filter':{'include':['all']}}"),
                ",'submit':" + text("Go")),
            "/blocks/0/element/filter/include/0",
            "value is not allowed"));
  }

  private static Arguments wrong(String view, String pointer, String message) {
    return Arguments.of(view, pointer, message);
  }

  @Test
  void homeHasNoTitle() {
    var home = json("{'type':'home','blocks':[" + DIVIDER + "],'title':" + text("T") + "}");

    assertThat(ViewCheck.problemsOf(home, ViewCheck.Kind.HOME))
        .extracting(BlockProblem::message)
        .containsExactly("invalid additional property: title");
  }

  private static List<BlockProblem> problems(String view) {
    return ViewCheck.problemsOf(json(view), ViewCheck.Kind.MODAL);
  }

  private static String modal(String blocks, String more) {
    return "{'type':'modal','title':%s,'blocks':[%s]%s}".formatted(text("Title"), blocks, more);
  }

  private static String text(String text) {
    return "{'type':'plain_text','text':'" + text + "'}";
  }

  private static String repeat(int count) {
    return String.join(",", Collections.nCopies(count, DIVIDER));
  }

  private static String x(int length) {
    return "x".repeat(length);
  }

  private static JsonNode json(String quoted) {
    return JsonMapper.shared().readTree(quoted.replace('\'', '"'));
  }
}
