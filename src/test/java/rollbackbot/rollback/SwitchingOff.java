package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;

import java.util.List;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.Input;
import rollbackbot.incident.State;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.ticket.TicketEntry;

/** A feature is switched off: one variable, one restart, one ticket. */
record SwitchingOff() implements Errand {

  @Override
  public Play begin() {
    var play = Play.of(Examples.appWithTickets());
    play.environment.has("FEATURE_CHECKOUT", "true");
    return play;
  }

  @Override
  public End lead(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-disable", "yes")));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Closed _ -> {
          return AlertingOwner.endOf(play);
        }
        case Deciding _ -> {
          return End.PERSON_ASKED;
        }
        case ChoosingFlag _ when !play.contents(FeatureEntry.SwitchingStopped.class).isEmpty() -> {
          return End.PERSON_ASKED;
        }
        case ChoosingFlag _ -> surviving(play, () -> chooseTheFirst(play));
        case State _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw Errand.noEnd(play);
  }

  static void chooseTheFirst(Play play) {
    var handle = Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow();
    play.clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE, handle.withOption(0).value()));
  }

  @Override
  public List<String> once() {
    return List.of("environment.setVariable", "environment.restart", "tickets.open");
  }

  @Override
  public void assertDone(Play play) {
    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    assertThat(play.tickets.opened()).hasSize(1);
    assertThat(play.contents(FeatureEntry.FeatureSwitched.class)).hasSize(1);
    assertThat(play.contents(TicketEntry.OwnerAlerted.class)).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("feature-chosen", "restarted", "feature-switched");
    Errand.assertOnceInAll(play, "variable-changed", "variable-was-changed");
    Errand.assertOnceInAll(play, "restart-accepted", "restart-found");
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Override
  public String toString() {
    return "SWITCHING_OFF";
  }
}
