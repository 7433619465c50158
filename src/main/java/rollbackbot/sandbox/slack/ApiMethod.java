package rollbackbot.sandbox.slack;

import tools.jackson.databind.node.ObjectNode;

/** One method of the Web API: the fields of its answer besides {@code ok}. */
@FunctionalInterface
interface ApiMethod {
  /** Does it; throws {@link MethodRefused} for {@code ok: false}. */
  ObjectNode call(Arguments arguments);
}
