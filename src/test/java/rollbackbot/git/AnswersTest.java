package rollbackbot.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

class AnswersTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final Answers answers = new Answers("reading refs", GitCredentials.none(), NOON);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | PT7S
          Mon, 05 Jan 2026 12:00:30 GMT | PT30S
          Mon, 05 Jan 2026 11:00:00 GMT |
          soon                          |
          99999999999999999999          |
          """)
  void waitingTimeIsReadAsSecondsOrAsADate(String header, Duration expected) throws IOException {
    var response = answer(503, "text/plain", "Busy.").header("Retry-After", header).build();

    var trouble = answers.trouble(response, false, true);

    assertThat(trouble)
        .containsInstanceOf(OutsideTrouble.Unavailable.class)
        .hasValueSatisfying(busy ->
            assertThat(((OutsideTrouble.Unavailable) busy).retryAfter())
                .isEqualTo(Optional.ofNullable(expected)));
  }

  @Test
  void pageIsToldByItsTitle() throws IOException {
    var page = "<html><head><title>Sign in\n - Git</title></head><body>lots</body></html>";

    var trouble = answers.trouble(answer(403, "text/html", page).build(), false, true);

    assertThat(trouble)
        .get()
        .extracting(OutsideTrouble::getMessage)
        .isEqualTo("reading refs: 403, Sign in - Git");
  }

  @Test
  void longWordsAreCut() {
    var words = HostWords.line("é".repeat(5000));

    assertThat(words).hasSize(600).endsWith("é…");
  }

  @Test
  void directionMarksAndColoursAreTakenOut() {
    var words = HostWords.lines("\u001b[31mremote:\u001b[0m \u202egnp.exe\r\n\n\u0000  frozen ");

    assertThat(words).isEqualTo("remote: gnp.exe\nfrozen");
  }

  private static Response.Builder answer(int status, String type, String body) {
    return new Response.Builder()
        .request(new Request.Builder().url("https://github.com/acme/my-app.git/info/refs").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Content-Type", type)
        .body(ResponseBody.create(body, MediaType.get(type)));
  }
}
