package rollbackbot.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import rollbackbot.sandbox.slack.messages.AnythingListener;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

class SlackFaultsTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();
  private final MethodsClient client = Sdk.client(slack);

  private static final Duration A_WHILE = Duration.ofMillis(200);

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
  void lateAnswerComesAfterTheMessage() throws Exception {
    slack.faults().next("chat.postMessage", new SlackFault.DelayAfter(A_WHILE));
    var posted = new CompletableFuture<Long>();
    slack.listen(new AnythingListener(() -> posted.complete(System.nanoTime())));

    var answer = post();

    assertThat(answer.isOk()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - posted.join())).isGreaterThan(A_WHILE);
  }

  @Test
  void slackThatThinksHasNotPostedYet() throws Exception {
    slack.faults().next("chat.postMessage", new SlackFault.DelayBefore(A_WHILE));
    var posted = new CompletableFuture<Long>();
    slack.listen(new AnythingListener(() -> posted.complete(System.nanoTime())));
    long began = System.nanoTime();

    var answer = post();

    assertThat(answer.isOk()).isTrue();
    assertThat(Duration.ofNanos(posted.join() - began)).isGreaterThan(A_WHILE);
  }

  private ChatPostMessageResponse post() throws IOException, SlackApiException {
    return post(client);
  }

  private static ChatPostMessageResponse post(MethodsClient client)
      throws IOException, SlackApiException {
    return client.chatPostMessage(request -> request.channel("C0INCIDENTS").text("x"));
  }
}
