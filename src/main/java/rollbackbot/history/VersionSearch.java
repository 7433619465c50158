package rollbackbot.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rollbackbot.incident.Reply;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.version.TagNames;

/** Finds what somebody means by a version. */
public final class VersionSearch {
  private static final String PREVIOUS = "previous";

  private final HistoryReader reader;

  public VersionSearch(HistoryReader reader) {
    this.reader = reader;
  }

  /** Every way in which searching can end. */
  public sealed interface Found {
    record Meant(PlanRequest request) implements Found {}

    /** Nothing, or several. */
    record Nowhere(Reply.UnknownVersion why) implements Found {}
  }

  /**
   * {@code previous}; a tag's version or name; else what ran, by commit or by what it is called.
   */
  public Found of(App app, String typed) {
    if (typed.toLowerCase(Locale.ROOT).equals(PREVIOUS)) {
      return new Found.Meant(new PlanRequest.Previous());
    }
    var tags = new TagNames(reader.tags(app), app.tagFormat());
    return tags.meant(typed)
        .<Found>map(tag -> new Found.Meant(new PlanRequest.Exact(tags.typed(tag))))
        .orElseGet(() -> withoutTag(new TypedVersion(typed), app, tags));
  }

  private Found withoutTag(TypedVersion typed, App app, TagNames tags) {
    return switch (reader.find(app, typed)) {
      case HistoryReader.Reading.Done(var history) -> {
        var ran = Planner.ran(app, history);
        var meant = typed.among(ran);
        yield meant.size() == 1
            ? new Found.Meant(new PlanRequest.AtCommit(meant.getFirst().commit()))
            : new Found.Nowhere(typed.refusal(app, ran, history.among(), tags));
      }
      case HistoryReader.Reading.Impossible _ ->
          new Found.Nowhere(typed.refusal(app, List.of(), Optional.empty(), tags));
    };
  }
}
