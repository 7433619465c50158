package rollbackbot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unavailable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each answer means, for all clients alike. */
class HttpAnswerTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
  private static final CallTrouble READ = new CallTrouble("reading it", false);
  private static final CallTrouble WRITE = new CallTrouble("doing it", true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status | a read      | a write
          301      | Refused     | Refused
          400      | Refused     | Refused
          401      | Refused     | Refused
          403      | Refused     | Refused
          404      | Refused     | Refused
          408      | Unavailable | Unanswered
          409      | Refused     | Refused
          422      | Refused     | Refused
          429      | Unavailable | Unavailable
          451      | Refused     | Refused
          500      | Unavailable | Unanswered
          501      | Unavailable | Unanswered
          503      | Unavailable | Unanswered
          599      | Unavailable | Unanswered
          """)
  void statusTellsTheKindOfTrouble(int status, String read, String write) {
    assertThat(answer(status, "", READ).trouble("because").getClass().getSimpleName())
        .isEqualTo(read);
    assertThat(answer(status, "", WRITE).trouble("because"))
        .hasMessage("doing it: " + status + ", because")
        .extracting(trouble -> trouble.getClass().getSimpleName())
        .isEqualTo(write);
  }

  @Test
  void noKeepsItsStatusAndItsWords() {
    var refused = (Refused) answer(404, "", READ).trouble("no such app");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.words()).isEqualTo("no such app");
    assertThat(answer(404, "", READ).trouble("")).hasMessage("reading it: 404");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | PT7S
          ' 7 '                         | PT7S
          999999999                     | PT999999999S
          Mon, 05 Jan 2026 12:00:30 GMT | PT30S
          Mon, 05 Jan 2026 12:00:00 GMT |
          Mon, 05 Jan 2026 11:00:00 GMT |
          0                             |
          -5                            |
          1.5                           |
          soon                          |
          99999999999999999999          |
          """)
  void waitIsToldInSecondsOrByADate(String header, Duration expected) {
    var response = response(503, "").header("Retry-After", header).build();

    var answer = new HttpAnswer(response, READ, NOON);

    assertThat(answer.retryAfter()).isEqualTo(Optional.ofNullable(expected));
    assertThat(((Unavailable) answer.trouble("")).retryAfter()).isEqualTo(answer.retryAfter());
  }

  @Test
  void noMoreIsReadThanWasSaid() throws IOException {
    assertThat(answer(200, "12345", READ).text(3)).isEqualTo("123");
    assertThat(answer(200, "12345", READ).text(5)).isEqualTo("12345");
    assertThat(answer(200, "12345", READ).text(9)).isEqualTo("12345");
    assertThat(answer(200, "12345", READ).isLongerThan(4)).isTrue();
    assertThat(answer(200, "12345", READ).isLongerThan(5)).isFalse();
  }

  @Test
  void textIsReadAsTheAnswerSays() throws IOException {
    var latin = MediaType.get("text/plain; charset=iso-8859-1");
    var bytes = "fermé".getBytes(Charset.forName("iso-8859-1"));
    var response = response(500, "").body(ResponseBody.create(bytes, latin)).build();

    assertThat(new HttpAnswer(response, READ, NOON).text(100)).isEqualTo("fermé");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /other                  | redirected to scalingo.example, not followed
          https://evil.example/   | redirected to evil.example, not followed
          //evil.example/         | redirected to evil.example, not followed
          mailto:me@evil.example  | redirected
          """)
  void redirectNamesTheHostAlone(String location, String words) {
    var response = response(307, "").header("Location", location).build();

    assertThat(new HttpAnswer(response, READ, NOON).redirection()).contains(words);
    assertThat(answer(200, "", READ).redirection()).isEmpty();
  }

  /** A token may be in what can't be read. */
  @Test
  void unreadableJsonIsNotQuoted() {
    var body = "{\"token\":\n\"tk-us-hidden";

    assertThatThrownBy(() -> answer(200, body, WRITE).json(new JsonMapper(), JsonNode.class, 100))
        .isInstanceOf(OutsideTrouble.Unanswered.class)
        .hasMessage("doing it: answered JSON that can't be read, from line 2")
        .hasNoCause();
  }

  private static HttpAnswer answer(int status, String body, CallTrouble call) {
    return new HttpAnswer(response(status, body).build(), call, NOON);
  }

  private static Response.Builder response(int status, String body) {
    return new Response.Builder()
        .request(new Request.Builder().url("https://scalingo.example/v1/apps").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("application/json")));
  }
}
