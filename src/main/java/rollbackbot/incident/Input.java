package rollbackbot.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rollbackbot.people.Origin;
import rollbackbot.people.ReplyAddress;
import rollbackbot.people.TypedText;
import rollbackbot.stored.Stored;

/**
 * Something that a person did in Slack, as recorded before anything else happens.
 *
 * @param id of the record; an incident that this input opens gets it as its own
 * @param team the workspace that Slack names
 * @param organisation the Enterprise organisation that Slack names
 */
public record Input(
    String id,
    String user,
    String team,
    ReplyAddress replyTo,
    Instant at,
    Act act,
    Optional<String> organisation) {

  /** In the place of a workspace: what was typed at a terminal of the bot's machine. */
  public static final String TERMINAL = "terminal";

  /** Outside an organisation. */
  public Input(String id, String user, String team, ReplyAddress replyTo, Instant at, Act act) {
    this(id, user, team, replyTo, at, act, Optional.empty());
  }

  public Origin origin() {
    return new Origin(team, organisation);
  }

  /** The incident whose button or form it was; empty for what belongs to none so far. */
  public Optional<IncidentId> incident() {
    return switch (act) {
      case Act.Clicked(_, var value) -> Handle.parse(value).map(Handle::incident);
      case Act.Submitted(_, var value, _) -> Handle.parse(value).map(Handle::incident);
      case Act.Typed _, Act.OpenedHome _ -> Optional.empty();
    };
  }

  /** What was done. */
  public sealed interface Act {

    /** A slash command. */
    @Stored("typed")
    record Typed(String channel, String text) implements Act {}

    /**
     * A click on a button, or a choice from a list.
     *
     * @param action the {@code action_id}
     * @param value the button's opaque value
     */
    @Stored("clicked")
    record Clicked(String action, String value) implements Act {}

    /** A look at the bot's Home. */
    @Stored("opened-home")
    record OpenedHome() implements Act {}

    /**
     * A form that was filled in.
     *
     * @param callback the form's {@code callback_id}
     * @param value the opaque value that the form carried; empty for one about no incident
     * @param fields what was typed or chosen, by the field's id; without those left empty
     */
    @Stored("submitted")
    record Submitted(String callback, String value, Map<String, String> fields) implements Act {

      public Optional<String> field(String id) {
        return Optional.ofNullable(fields.get(id))
            .map(TypedText::prose)
            .filter(text -> !text.isEmpty());
      }
    }
  }

  /** The opaque value that our buttons carry. */
  public record Handle(IncidentId incident, int prompt, Optional<Integer> option) {
    private static final String SEPARATOR = ":";

    public static Handle of(Incident incident, int prompt) {
      return new Handle(incident.id(), prompt, Optional.empty());
    }

    public Handle withOption(int index) {
      return new Handle(incident, prompt, Optional.of(index));
    }

    /** What a value means; empty for a value that isn't ours. */
    public static Optional<Handle> parse(String value) {
      var parts = value.split(SEPARATOR, -1);
      try {
        return switch (parts.length) {
          case 2 ->
              Optional.of(
                  new Handle(
                      new IncidentId(parts[0]), Integer.parseInt(parts[1]), Optional.empty()));
          case 3 ->
              Optional.of(
                  new Handle(
                      new IncidentId(parts[0]),
                      Integer.parseInt(parts[1]),
                      Optional.of(Integer.parseInt(parts[2]))));
          default -> Optional.empty();
        };
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    public String value() {
      var base = incident + SEPARATOR + prompt;
      return option.map(index -> base + SEPARATOR + index).orElse(base);
    }
  }
}
