package rollbackbot.sandbox.scalingo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in the forms of the platform's. */
final class Ids {
  private static final int LENGTH = 24;

  private Ids() {}

  /** Of variables, operations, events and backups. */
  static String hex() {
    return shortened(UUID.randomUUID());
  }

  /** The other id that the platform has for what already has one. */
  static String hexFor(String other) {
    return shortened(UUID.nameUUIDFromBytes(other.getBytes(StandardCharsets.UTF_8)));
  }

  static String addon() {
    return "ad-" + UUID.randomUUID();
  }

  private static String shortened(UUID id) {
    return id.toString().replace("-", "").substring(0, LENGTH);
  }
}
