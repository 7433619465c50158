package rollbackbot.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

class SlackFaultsTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();
  private final MethodsClient client = Sdk.client(slack);

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void tooManyAndErrorsLastAsLongAsSaid() throws IOException, SlackApiException {
    slack.faults().next("chat.postMessage", new SlackFault.TooMany(Duration.ofSeconds(30)));
    slack.faults().next("chat.postMessage", 2, new SlackFault.ServerError(500));

    var tooMany = catchThrowableOfType(SlackApiException.class, this::post);
    var error = catchThrowableOfType(SlackApiException.class, this::post);
    var again = catchThrowableOfType(SlackApiException.class, this::post);

    assertThat(tooMany.getResponse().code()).isEqualTo(429);
    assertThat(tooMany.getResponse().header("Retry-After")).isEqualTo("30");
    assertThat(error.getResponse().code()).isEqualTo(500);
    assertThat(again.getResponse().code()).isEqualTo(500);
    assertThat(post().isOk()).isTrue();
    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(1);
  }

  @Test
  void anyMethodCanBeRefusedUntilCleared() throws IOException, SlackApiException {
    slack.faults().always(SlackFaults.ANY, new SlackFault.Refuse("account_inactive"));

    assertThat(client.authTest(request -> request).getError()).isEqualTo("account_inactive");
    assertThat(post().getError()).isEqualTo("account_inactive");

    slack.faults().clear();
    assertThat(post().isOk()).isTrue();
  }

  @Test
  void droppedBeforeMeansNotPosted() {
    slack.faults().next("chat.postMessage", new SlackFault.DropBefore());

    assertThatThrownBy(() -> post(Sdk.careful(slack))).isInstanceOf(IOException.class);

    assertThat(slack.messages().everything()).isEmpty();
    assertThat(slack.calls("chat.postMessage").getFirst().answer()).hasValue("dropped");
  }

  @Test
  void droppedAfterMeansPostedAllTheSame() {
    slack.faults().next("chat.postMessage", new SlackFault.DropAfter());

    assertThatThrownBy(() -> post(Sdk.careful(slack))).isInstanceOf(IOException.class);

    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(1);
  }

  @Test
  void sdkRepeatsByItselfWhatBreaksOnAConnectionKeptOpen() throws IOException, SlackApiException {
    post();
    slack.faults().next("chat.postMessage", new SlackFault.DropAfter());

    var answer = post();

    assertThat(answer.isOk()).isTrue();
    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(3);
  }

  @Test
  void lateAnswerComesAfterTheMessage() {
    slack.faults().next("chat.postMessage", new SlackFault.DelayAfter(Duration.ofSeconds(4)));

    var answer = CompletableFuture.supplyAsync(this::postUnchecked);

    await().until(() -> slack.messages().in("C0INCIDENTS").size() == 1);
    assertThat(answer).isNotDone();
    assertThat(answer.join().isOk()).isTrue();
  }

  @Test
  void slackThatThinksHasNotPostedYet() {
    slack.faults().next("chat.postMessage", new SlackFault.DelayBefore(Duration.ofSeconds(4)));

    var answer = CompletableFuture.supplyAsync(this::postUnchecked);

    await().until(() -> slack.calls("chat.postMessage").size() == 1);
    assertThat(slack.messages().everything()).isEmpty();
    assertThat(answer.join().isOk()).isTrue();
  }

  private ChatPostMessageResponse post() throws IOException, SlackApiException {
    return post(client);
  }

  private static ChatPostMessageResponse post(MethodsClient client)
      throws IOException, SlackApiException {
    return client.chatPostMessage(request -> request.channel("C0INCIDENTS").text("x"));
  }

  private ChatPostMessageResponse postUnchecked() {
    try {
      return post();
    } catch (IOException | SlackApiException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
