package rollbackbot.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.once.Asked.Stage;

/** Whether a request may be sent is decided by what is stored for that, and by who stored it. */
class OnceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final RequestTiming TIMING =
      new RequestTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60));

  private static final Claims.Claim ONE = new Claims.Claim("one", 7);

  private Duration lived = Duration.ZERO;
  private Duration preparing = Duration.ZERO;
  private Duration looking = Duration.ZERO;
  private BooleanSupplier claimStands = () -> true;
  private int sent;
  private Request.Seen<String> seen = new Request.Seen.Nothing<>(3);

  private final Request<String> request =
      new Request<>() {
        @Override
        public String name() {
          return "a thing";
        }

        @Override
        public String ask() {
          lived = lived.plus(preparing);
          Sending.beforeLeaving();
          sent++;
          return "taken";
        }

        @Override
        public Seen<String> look() {
          lived = lived.plus(looking);
          return seen;
        }
      };

  @Test
  void whoStoredTheIntentAMomentAgoSends() {
    var move = process(NOW).next(ONE, Asked.first(NOW), true, request);

    assertThat(move).isEqualTo(new Move.Done<>("taken", false));
    assertThat(sent).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void nobodyElseSendsWhateverIsStored(Stage stage) {
    process(NOW.plus(Duration.ofDays(1))).next(ONE, new Asked(NOW, 1, stage), false, request);

    assertThat(sent).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Stage.class, mode = EnumSource.Mode.EXCLUDE, names = "INTENDED")
  void nothingElseThanAnIntentIsSentThoughItWasStoredAMomentAgo(Stage stage) {
    process(NOW).next(ONE, new Asked(NOW, 1, stage), true, request);

    assertThat(sent).isZero();
  }

  @Test
  void theWallClockEndsNoPatience() {
    var asked = new Asked(NOW, 1, Stage.PERHAPS_SENT);
    var years = process(NOW.plus(Duration.ofDays(400)));

    for (int look = 0; look < 20; look++) {
      assertThat(years.next(ONE, asked, false, request)).isInstanceOf(Move.Look.class);
      lived = lived.plusSeconds(3);
    }
    assertThat(years.next(ONE, asked, false, request)).isInstanceOf(Move.AskAgain.class);
  }

  /** What it saw at its beginning may have been before the request arrived. */
  @Test
  void aLookThatTookLongEndsNoPatience() {
    var asked = new Asked(NOW, 1, Stage.UNANSWERED);
    var once = process(NOW);
    once.next(ONE, asked, false, request);
    looking = Duration.ofMinutes(2);

    assertThat(once.next(ONE, asked, false, request)).isInstanceOf(Move.Look.class);
    assertThat(once.next(ONE, asked, false, request)).isInstanceOf(Move.AskAgain.class);
  }

  @Test
  void whatAnotherProcessWaitedIsWaitedForAnew() {
    var asked = new Asked(NOW, 1, Stage.UNANSWERED);
    var first = process(NOW);
    first.next(ONE, asked, false, request);
    lived = lived.plusSeconds(29);

    var second = process(NOW);
    second.next(ONE, asked, false, request);
    lived = lived.plusSeconds(29);

    assertThat(second.next(ONE, asked, false, request)).isInstanceOf(Move.Look.class);
  }

  @Test
  void whatWasDeclinedIsStoredAnewBeforeItIsSentAgain() {
    var move = process(NOW).next(ONE, Asked.first(NOW).declined(), true, request);

    assertThat(move).isEqualTo(new Move.AskAgain<>(Asked.first(NOW), Move.Because.WAS_DECLINED));
  }

  @Test
  void whatCantBeToldIsLeftToAPerson() {
    var asked = new Asked(NOW, 1, Stage.UNANSWERED);
    var once = process(NOW);
    seen = new Request.Seen.Untold<>();
    once.next(ONE, asked, false, request);
    lived = lived.plusSeconds(60);

    assertThat(once.next(ONE, asked, false, request)).isEqualTo(new Move.GiveUp<>());
  }

  @Test
  void whatWasSentOftenEnoughIsLeftToAPerson() {
    var asked = new Asked(NOW, 3, Stage.UNANSWERED);
    var once = process(NOW);
    once.next(ONE, asked, false, request);
    lived = lived.plusSeconds(30);

    assertThat(once.next(ONE, asked, false, request)).isEqualTo(new Move.GiveUp<>());
  }

  @Test
  void aLateArrivalIsAdopted() {
    var asked = new Asked(NOW, 1, Stage.PERHAPS_SENT);
    seen = new Request.Seen.Found<>("it");

    assertThat(List.of(process(NOW).next(ONE, asked, false, request)))
        .containsExactly(new Move.Done<>("it", true));
    assertThat(Optional.of(sent)).hasValue(0);
  }

  @Test
  void nothingLeavesAfterTheTimeInWhichOthersExpectIt() {
    preparing = Duration.ofSeconds(30);

    var move = process(NOW).next(ONE, Asked.first(NOW), true, request);

    assertThat(move).isInstanceOf(Move.Declined.class);
    assertThat(sent).isZero();
  }

  @Test
  void nothingLeavesOnceTheClaimDoesNotStandAnyMore() {
    claimStands = () -> false;

    var move = process(NOW).next(ONE, Asked.first(NOW), true, request);

    assertThat(move).isInstanceOf(Move.Declined.class);
    assertThat(sent).isZero();
  }

  @Test
  void whoIsCutOffFromTheDatabaseSendsNothing() {
    claimStands =
        () -> {
          throw new IllegalStateException("no connection");
        };

    var move = process(NOW).next(ONE, Asked.first(NOW), true, request);

    assertThat(move).isInstanceOf(Move.Declined.class);
    assertThat(sent).isZero();
  }

  @Test
  void nobodyIsLimitedOutsideOfARequest() {
    Sending.beforeLeaving();
    Sending.afterPreparing();

    assertThat(Sending.timeLeft()).isEmpty();
  }

  private Once process(Instant clock) {
    return new Once(TIMING, _ -> claimStands.getAsBoolean(), () -> lived, () -> clock);
  }
}
