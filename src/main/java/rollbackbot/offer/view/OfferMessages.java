package rollbackbot.offer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.FailureText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Plans in the thread, and what became of them. */
public final class OfferMessages implements ThreadWords<OfferEntry> {
  private static final int MOST_REASON = 300;

  @Override
  public Class<OfferEntry> entries() {
    return OfferEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, OfferEntry content, Draft message) {
    switch (content) {
      case OfferEntry.Offered offered -> PlanView.write(scene, offered, entry, message);
      case OfferEntry.ApprovalAsked asked ->
          ApprovalView.write(scene, asked, entry.number(), message);
      case OfferEntry.Stopped stopped -> StoppedView.write(scene, stopped, entry, message);
    }
  }

  @Override
  public Optional<Text> waitsFor(Scene scene, OfferEntry content) {
    return Optional.of(
        switch (content) {
          case OfferEntry.Offered _ ->
              scene.say("the plan above waits for a confirmation; nothing is deployed until then.");
          case OfferEntry.ApprovalAsked _ ->
              scene.say(
                  "what was confirmed above waits for a second person's approval; nothing is done"
                      + " until then.");
          case OfferEntry.Stopped _ ->
              scene.say("the rollback has stopped and waits for a decision.");
        });
  }

  @Override
  public List<Event> events(Teller teller, OfferEntry content) {
    return switch (content) {
      case OfferEntry.Offered offered -> plan(teller, offered);
      case OfferEntry.ApprovalAsked asked -> approval(teller, asked);
      case OfferEntry.Stopped stopped ->
          List.of(
              teller.event(
                  teller
                      .scene()
                      .say(
                          "stopped: {reason}",
                          FailureText.title(
                              stopped.failure().reason(), teller.scene().wording()))));
    };
  }

  private static List<Event> plan(Teller teller, OfferEntry.Offered offered) {
    var scene = teller.scene();
    var events = new ArrayList<Event>();
    events.add(
        new Event(teller.at(), scene.say("plan: {versions}", ReleaseText.fromTo(offered.plan()))));
    confirmation(offered.decision())
        .map(it -> new Event(it.at(), scene.say("confirmed by {person}", teller.name(it.by()))))
        .ifPresent(events::add);
    return events;
  }

  /** One person's word, whether it was enough or not. */
  private static Optional<Decision.ConfirmedBy> confirmation(Decision decision) {
    return switch (decision) {
      case Decision.ConfirmedBy confirmed -> Optional.of(confirmed);
      case Decision.AwaitingApproval(var by, var at) ->
          Optional.of(new Decision.ConfirmedBy(by, at));
      case Decision.Open _, Decision.CancelledBy _, Decision.Replaced _ -> Optional.empty();
    };
  }

  private static List<Event> approval(Teller teller, OfferEntry.ApprovalAsked asked) {
    if (!(asked.outcome() instanceof ApprovalRequest.Outcome.Given(var approval))) {
      return List.of();
    }
    var scene = teller.scene();
    var by = teller.name(approval.by());
    return List.of(
        new Event(
            approval.at(),
            approval
                .aloneBecause()
                .map(reason ->
                    scene.say(
                        "without a second person, decided by {person}: {reason}",
                        by,
                        Text.code(reason, MOST_REASON)))
                .orElseGet(() -> scene.say("approved by {person}", by))));
  }
}
