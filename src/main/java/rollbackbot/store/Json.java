package rollbackbot.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollbackbot.rollback.BranchDeployment;
import rollbackbot.rollback.BranchTrouble;
import rollbackbot.rollback.Failure;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.Operators;
import rollbackbot.rollback.PlanRequest;
import rollbackbot.rollback.Reply;
import rollbackbot.rollback.RestoreProgress;
import rollbackbot.rollback.Risk;
import rollbackbot.rollback.Stored;
import rollbackbot.rollback.SwitchingTrouble;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.TicketOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The core's records as JSON. A variant of a sealed type is stored under the name that stands at
 * it.
 */
final class Json {
  /** The sealed types that are stored. */
  static final List<Class<?>> SEALED =
      List.of(
          IncidentState.class,
          ThreadEntry.Content.class,
          ThreadEntry.Decision.class,
          ThreadEntry.NewPlanBecause.class,
          ThreadEntry.Milestone.class,
          ThreadEntry.FlagChoice.class,
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
          Reply.class);

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
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

  /** The records of a sealed type, those of its sealed parts included, each with its name. */
  private static Stream<NamedType> variants(Class<?> type) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).flatMap(Json::variants).distinct();
    }
    var stored = type.getAnnotation(Stored.class);
    if (stored == null) {
      throw new IllegalStateException(type.getName() + " has no name to be stored under");
    }
    return Stream.of(new NamedType(type, stored.value()));
  }

  private static JsonMapper mapper() {
    var builder =
        JsonMapper.builder()
            .changeDefaultVisibility(
                visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            // A record that was stored before it had names has none.
            .withConfigOverride(
                Map.class,
                override ->
                    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    for (var type : SEALED) {
      builder
          .addMixIn(type, Variant.class)
          .registerSubtypes(variants(type).toArray(NamedType[]::new));
    }
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Variant {}
}
