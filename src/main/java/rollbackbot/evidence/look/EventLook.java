package rollbackbot.evidence.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.InService;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.release.AppEvent.StackChanged;
import rollbackbot.release.AppEvent.VariablesChanged;
import rollbackbot.release.AppEvents;

/** What the platform's history of events says of an app. */
record EventLook(Basis basis, InService running, Optional<Page> page, Instant readAt) {
  private static final int SOME_NAMES = 5;

  /** From when on variables and the stack count: since the earlier version was deployed. */
  Instant since() {
    return basis
        .back()
        .flatMap(back -> back.plan().to().deployedAt())
        .filter(deployed -> deployed.isBefore(running.began()))
        .orElse(running.began());
  }

  List<Told> changed(AppEvents events) {
    var told = new ArrayList<Told>();
    var names =
        events
            .variableChanges()
            .flatMap((VariablesChanged change) -> change.names().stream())
            .distinct()
            .sorted()
            .toList();
    var amount = Amount.of(names.size(), events.reachesBack());
    told.add(
        amount.tellsNothing()
            ? inPart(Subject.VARIABLES)
            : fact(
                new Claim.VariablesChanged(
                    amount, names.stream().limit(SOME_NAMES).map(Quoted::new).toList(), since())));
    stack(events).ifPresent(told::add);
    return told;
  }

  /** By the events the setting of today, which the next build gets; else by what was built. */
  private Optional<Told> stack(AppEvents events) {
    var newest = events.stackChanges().map(StackChanged::now).findFirst();
    var oldest = events.stackChanges().reduce((_, older) -> older).map(StackChanged::then);
    if (newest.isPresent() && oldest.isPresent()) {
      return newest.equals(oldest)
          ? Optional.empty()
          : Optional.of(
              fact(new Claim.StackChanged(new Quoted(oldest.get()), new Quoted(newest.get()))));
    }
    return Optional.empty();
  }

  List<Told> seen(AppEvents events) {
    return List.of(crashes(events, running.began(), page, readAt));
  }

  /** How many there were since a moment. */
  static Told crashes(AppEvents events, Instant since, Optional<Page> page, Instant readAt) {
    var crashes = events.crashes().filter(crash -> !crash.at().isBefore(since)).toList();
    boolean exact = events.reachesBack() && crashes.stream().noneMatch(crash -> crash.repeatedly());
    var amount = Amount.of(crashes.size(), exact);
    return amount.tellsNothing()
        ? new Untold(Subject.CRASHES, Why.TOLD_IN_PART, Optional.empty(), Source.EVENTS, readAt)
        : new Fact(new Claim.Crashes(amount, since), Source.EVENTS, readAt, page);
  }

  private Told fact(Claim claim) {
    return new Fact(claim, Source.EVENTS, readAt, page);
  }

  private Told inPart(Subject what) {
    return new Untold(what, Why.TOLD_IN_PART, Optional.empty(), Source.EVENTS, readAt);
  }
}
