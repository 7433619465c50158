package rollbackbot.end;

import java.util.List;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.offer.view.OutlookText;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** An incident that is over without a rollback, on the board. */
public final class EndWords implements BoardWords<CalledOff> {
  @Override
  public Class<CalledOff> states() {
    return CalledOff.class;
  }

  @Override
  public Text heading(CalledOff state, Wording wording) {
    return switch (state) {
      case CalledOff.Cancelled _ -> wording.say("plan cancelled");
      case CalledOff.Closed(var why, _) -> closed(why, wording);
    };
  }

  @Override
  public void write(Scene scene, CalledOff state, Draft message) {
    message.sections(OutlookText.production(scene));
  }

  private static Text closed(Closing why, Wording wording) {
    return switch (why) {
      case ALL_GOOD -> wording.say("closed, no problem");
      case FIXED -> wording.say("closed, fixed");
      case DISABLE_FEATURE -> wording.say("closed, feature switched off");
      case ALERT_OWNER -> wording.say("closed, product owner alerted");
      case GIVEN_UP -> wording.say("closed, rollback given up");
      case EXPIRED -> wording.say("closed, nobody answered");
    };
  }

  @Override
  public List<Control> controls(Scene scene, CalledOff state) {
    var label =
        state instanceof CalledOff.Closed(var why, _) && why == Closing.DISABLE_FEATURE
            ? scene.say("It didn't help")
            : scene.say("Reopen");
    return List.of(Controls.button(ActionIds.INCIDENT_REOPEN, label, scene.handle()));
  }
}
