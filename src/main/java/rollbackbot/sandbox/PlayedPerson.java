package rollbackbot.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.messages.AnythingListener;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** A person at the keyboard: types, waits for buttons, clicks them. */
public final class PlayedPerson {
  private static final String EVIDENCE = "evidence.changed";
  private static final int LAST = 6;

  /** Only what hangs takes as long: the machine may be slow, or stand still for a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Before it is tried again. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final FakeSlack slack;
  private final String person;
  private final String channel;
  private final InstantSource clock;
  private final Semaphore news = new Semaphore(0);

  public PlayedPerson(FakeSlack slack, String person, String channel, InstantSource clock) {
    this.slack = slack;
    this.person = person;
    this.channel = channel;
    this.clock = clock;
    slack.listen(new AnythingListener(news::release));
  }

  /** Types the command; again where Slack says that the bot didn't take it in time. */
  public void type(String text) throws InterruptedException {
    insist("/rollback " + text, () -> Optional.of(slack.command(person, channel, text)));
  }

  /**
   * Waits for a button whose action id starts so, and clicks it; again where Slack says that the
   * bot didn't take it in time, as long as the button is there.
   */
  public void click(String action) throws InterruptedException {
    var button = awaitControl(action);
    insist(
        action,
        () ->
            slack
                .messages()
                .control(channel, action)
                .filter(it -> it.value().equals(button.value()))
                .map(it -> slack.click(person, it)));
  }

  private void insist(String what, Supplier<Optional<Delivery>> deliver)
      throws InterruptedException {
    var deadline = clock.instant().plus(PATIENCE);
    var delivery = deliver.get();
    while (delivery.isPresent() && !delivery.get().isAcknowledged()) {
      if (clock.instant().isAfter(deadline)) {
        throw new IllegalStateException(what + " was not acknowledged: " + delivery.get());
      }
      news.drainPermits();
      var _ = news.tryAcquire(BREATH.toMillis(), TimeUnit.MILLISECONDS);
      delivery = deliver.get();
    }
  }

  /** Waits until the board says that the incident is in this state. */
  public SlackMessage awaitState(String state) throws InterruptedException {
    return await("the state " + state, () -> board().filter(it -> state.equals(stateOf(it))));
  }

  /** Reads the board, once what is known of the app stands there. */
  public SlackMessage awaitEvidence() throws InterruptedException {
    return await("what is known of the app", () -> board().filter(PlayedPerson::tellsEvidence));
  }

  private static boolean tellsEvidence(SlackMessage board) {
    return board
        .blocks()
        .valueStream()
        .anyMatch(block -> EVIDENCE.equals(block.path("block_id").asString()));
  }

  /** Waits until the person is told something in private. */
  public SlackMessage awaitPrivateWord() throws InterruptedException {
    return await(
        "a word in private",
        () ->
            slack.messages().everything().stream()
                .filter(SlackMessage::isEphemeral)
                .reduce((_, last) -> last));
  }

  /** The newest board of the channel. */
  public Optional<SlackMessage> board() {
    return slack.messages().in(channel).stream()
        .filter(message -> message.newest().metadata().isPresent())
        .reduce((_, last) -> last);
  }

  private static String stateOf(SlackMessage board) {
    return board
        .newest()
        .metadata()
        .map(metadata -> metadata.path("event_payload").path("state").asString())
        .orElse("");
  }

  /** The button, once it is there. */
  public Control awaitControl(String action) throws InterruptedException {
    return await("the button " + action, () -> slack.messages().control(channel, action));
  }

  /** For whoever reads that something didn't come. */
  private String whatIsThere() {
    var shown =
        board()
            .map(
                board -> "the board is %s: %s".formatted(stateOf(board), board.plainText().strip()))
            .orElse("there is no board");
    var all = slack.messages().everything();
    var last =
        all.subList(Math.max(0, all.size() - LAST), all.size()).stream()
            .map(message -> message.plainText().strip())
            .toList();
    return shown + "\nlast said:\n" + String.join("\n---\n", last);
  }

  private <T> T await(String what, Supplier<Optional<T>> look) throws InterruptedException {
    var deadline = clock.instant().plus(PATIENCE);
    while (true) {
      var seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      var left = Duration.between(clock.instant(), deadline);
      if (left.isNegative() || !news.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "%s did not appear to %s within %d s; %s"
                .formatted(what, person, PATIENCE.toSeconds(), whatIsThere()));
      }
      news.drainPermits();
    }
  }
}
