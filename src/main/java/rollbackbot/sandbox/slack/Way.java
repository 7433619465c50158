package rollbackbot.sandbox.slack;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How what people do gets to the bot. */
interface Way {
  Delivery command(Map<String, String> fields);

  Delivery interaction(ObjectNode payload);

  Delivery event(ObjectNode payload);
}
