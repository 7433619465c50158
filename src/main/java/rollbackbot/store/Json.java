package rollbackbot.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.autodeploy.BranchTrouble;
import rollbackbot.database.RestoreProgress;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.Told;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.SwitchingTrouble;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.OfferEntry;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Risk;
import rollbackbot.release.Operators;
import rollbackbot.rollback.Capabilities;
import rollbackbot.stored.Stored;
import rollbackbot.ticket.TicketOutcome;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * The core's records as JSON. A variant of a sealed type is stored under the name that stands at
 * it.
 */
final class Json {
  /** The types that are stored as one of their variants. */
  static final List<Class<?>> TYPES =
      List.of(
          State.class,
          Entry.class,
          OfferEntry.Decision.class,
          OfferEntry.NewPlanBecause.class,
          Milestone.class,
          FeatureEntry.FlagChoice.class,
          ApprovalRequest.Subject.class,
          ApprovalRequest.Outcome.class,
          ArchiveRoad.Access.class,
          Risk.class,
          SwitchingTrouble.class,
          BranchDeployment.class,
          BranchTrouble.class,
          TicketOutcome.class,
          RestoreProgress.FreshBackup.class,
          RestoreProgress.Restored.class,
          Failure.Reason.class,
          PlanRequest.class,
          Operators.class,
          Input.Act.class,
          Reply.class,
          Told.class,
          Claim.class,
          Cure.class,
          Suggestion.class);

  /** Characters of one text that are stored: more than Slack shows in any message. */
  static final int LONGEST = 12_000;

  /** Characters of one record; where it has more, its texts are cut shorter. */
  static final int MOST = 1_000_000;

  private static final int TIGHT_LONGEST = 400;

  private static final JsonMapper MAPPER = mapper(LONGEST);
  private static final JsonMapper TIGHT = mapper(TIGHT_LONGEST);

  private Json() {}

  /** As JSON; a text that is longer than any that people read loses its middle. */
  static String write(Object value) {
    var json = MAPPER.writeValueAsString(value);
    return json.length() <= MOST ? json : TIGHT.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  static <T> T read(JsonNode tree, Class<T> type) {
    return MAPPER.treeToValue(tree, type);
  }

  /** The records of a type: those of its sealed parts, and of the rooms that seal its parts. */
  static Stream<Class<?>> variants(Class<?> type) {
    return parts(type).flatMap(part -> part == type ? Stream.of(part) : variants(part)).distinct();
  }

  private static Stream<? extends Class<?>> parts(Class<?> type) {
    if (type == State.class) {
      return Capabilities.STATES.stream();
    }
    if (type == Entry.class) {
      return Capabilities.ENTRIES.stream();
    }
    return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type);
  }

  private static NamedType named(Class<?> variant) {
    var stored = variant.getAnnotation(Stored.class);
    if (stored == null) {
      throw new IllegalStateException(variant.getName() + " has no name to be stored under");
    }
    return new NamedType(variant, stored.value());
  }

  /** Writes texts without the middle of long ones. */
  private static final class Bounded extends ValueSerializer<String> {
    private static final String GAP = " … ";
    private final int longest;

    private Bounded(int longest) {
      this.longest = longest;
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeString(bounded(text));
    }

    private String bounded(String text) {
      if (text.length() <= longest) {
        return text;
      }
      int half = (longest - GAP.length()) / 2;
      return text.substring(0, whole(text, half))
          + GAP
          + text.substring(whole(text, text.length() - half));
    }

    /** The same place, or the one before it where it would split a character. */
    private static int whole(String text, int place) {
      return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
  }

  private static JsonMapper mapper(int longestText) {
    var texts = new SimpleModule("texts").addSerializer(String.class, new Bounded(longestText));
    var builder =
        JsonMapper.builder()
            .addModule(texts)
            .changeDefaultVisibility(
                visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            // A record that was stored before it had names has none.
            .withConfigOverride(
                Map.class,
                override ->
                    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    for (var type : TYPES) {
      builder
          .addMixIn(type, Variant.class)
          .registerSubtypes(variants(type).map(Json::named).toArray(NamedType[]::new));
    }
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Variant {}
}
