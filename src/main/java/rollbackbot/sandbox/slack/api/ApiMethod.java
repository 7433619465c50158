package rollbackbot.sandbox.slack.api;

import tools.jackson.databind.node.ObjectNode;

/** One method of the Web API: the fields of its answer besides {@code ok}. */
@FunctionalInterface
public interface ApiMethod {
  /** Does it; throws {@link MethodRefused} for {@code ok: false}. */
  ObjectNode call(Arguments arguments);
}
