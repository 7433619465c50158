package rollbackbot.sandbox.slack.delivery;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Brings commands, interactions and events to the bot. */
public interface Transport {
  Delivery command(Map<String, String> fields);

  Delivery interaction(ObjectNode payload);

  Delivery event(ObjectNode payload);
}
