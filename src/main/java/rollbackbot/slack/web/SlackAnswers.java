package rollbackbot.slack.web;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollbackbot.http.CallTrouble;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.WhyUnreached;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble;

/** Turns the answers of the Web API into values, or into one of the three kinds of trouble. */
public final class SlackAnswers {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> RATE_LIMITED = Set.of("ratelimited", "rate_limited");

  private SlackAnswers() {}

  /** One call of the Web API. */
  public interface Call<T extends SlackApiTextResponse> {
    T send() throws IOException, SlackApiException;
  }

  /**
   * The answer, when Slack said yes.
   *
   * @throws OutsideTrouble.Refused with Slack's error word
   * @throws OutsideTrouble.Unavailable when Slack asks to wait
   * @throws OutsideTrouble.Unanswered when no answer came
   */
  public static <T extends SlackApiTextResponse> T of(String method, Call<T> call) {
    var trouble = trouble(method);
    T answer;
    try {
      answer = call.send();
    } catch (SlackApiException e) {
      throw httpTrouble(trouble, e);
    } catch (IOException e) {
      throw trouble.unclear("no answer" + WhyUnreached.of(e), e);
    } catch (JsonParseException e) {
      throw trouble.unclear("an answer that can't be read", e);
    }
    if (answer.isOk()) {
      return answer;
    }
    var error = Optional.ofNullable(answer.getError()).orElse("unknown_error");
    if (RATE_LIMITED.contains(error)) {
      throw new OutsideTrouble.Unavailable(
          Operation.CALL_SLACK.of(method) + ": " + error, Optional.empty());
    }
    throw new OutsideTrouble.Refused(Operation.CALL_SLACK.of(method) + ": " + error, 0, error);
  }

  /** The part of an answer that was asked for; an answer that lacks it can't be read. */
  public static <T extends SlackApiTextResponse, P> P part(
      String method, Call<T> call, Function<T, @Nullable P> part) {
    var found = part.apply(of(method, call));
    if (found == null) {
      throw trouble(method).unclear("an answer that lacks its part");
    }
    return found;
  }

  /** A message may be there although its answer was lost. */
  private static CallTrouble trouble(String method) {
    return new CallTrouble(Operation.CALL_SLACK.of(method), true);
  }

  /**
   * Slack's own no comes with 200; any other status is somebody's between us and Slack, and asking
   * again may help.
   */
  private static OutsideTrouble httpTrouble(CallTrouble call, SlackApiException e) {
    int status = e.getResponse().code();
    if (status != TOO_MANY_REQUESTS) {
      return call.unclear("status " + status, e);
    }
    var wait = Optional.ofNullable(e.getResponse().header("Retry-After"));
    return call.tooMany(status, "too many requests", wait.flatMap(HttpAnswer::seconds));
  }
}
