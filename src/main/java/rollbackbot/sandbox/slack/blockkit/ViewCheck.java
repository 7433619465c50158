package rollbackbot.sandbox.slack.blockkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether Slack would take this form or Home. Limits as in the Slack docs, "Modals". */
public final class ViewCheck {
  private static final int MOST_BLOCKS = 100;
  private static final int MOST_TITLE = 24;
  private static final int MOST_METADATA = 3_000;
  private static final int MOST_ID = 255;
  private static final Set<String> ALWAYS =
      Set.of("blocks", "private_metadata", "callback_id", "external_id");

  private static final Set<String> OF_MODALS =
      Set.of("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled");

  private ViewCheck() {}

  /** The kinds of view. */
  public enum Kind {
    MODAL("modal"),
    HOME("home");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /** What is wrong with a view; the pointers start at the view. */
  public static List<BlockProblem> problemsOf(JsonNode json, Kind kind) {
    var problems = new ArrayList<BlockProblem>();
    var view = new CheckedNode(json, "", problems);
    if (view.typeAmong(Set.of(kind.type)).isEmpty()) {
      return List.copyOf(problems);
    }
    view.onlyKnows(
        switch (kind) {
          case MODAL -> union(ALWAYS, OF_MODALS);
          case HOME -> ALWAYS;
        });
    view.optionalString("callback_id", MOST_ID);
    view.optionalString("external_id", MOST_ID);
    metadata(view);
    blocks(view);
    if (kind == Kind.MODAL) {
      modal(view);
    }
    return List.copyOf(problems);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** Unlike other texts it may be empty. */
  private static void metadata(CheckedNode view) {
    if (view.has("private_metadata")) {
      view.at("private_metadata").stringOf(0, MOST_METADATA);
    }
  }

  private static void blocks(CheckedNode view) {
    view.needs("blocks");
    if (view.has("blocks")) {
      BlockKitCheck.check(view.at("blocks"), MOST_BLOCKS);
    }
  }

  private static void modal(CheckedNode view) {
    Texts.required(view, "title", MOST_TITLE, Texts.PLAIN);
    Texts.optional(view, "submit", MOST_TITLE, Texts.PLAIN);
    Texts.optional(view, "close", MOST_TITLE, Texts.PLAIN);
    view.optionalFlag("clear_on_close");
    view.optionalFlag("notify_on_close");
    view.optionalFlag("submit_disabled");
    if (hasInput(view) && !view.has("submit")) {
      view.complain("missing required field: submit");
    }
  }

  private static boolean hasInput(CheckedNode view) {
    return StreamSupport.stream(view.node().path("blocks").spliterator(), false)
        .anyMatch(block -> block.path("type").asString("").equals("input"));
  }
}
