package rollbackbot.sandbox.scalingo.operations;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in the forms of the platform's. */
public final class ScalingoIds {
  private static final int LENGTH = 24;

  private ScalingoIds() {}

  /** Of variables, operations, events and backups. */
  public static String hex() {
    return shortened(UUID.randomUUID());
  }

  /** The other id that the platform has for what already has one. */
  public static String hexFor(String other) {
    return shortened(UUID.nameUUIDFromBytes(other.getBytes(StandardCharsets.UTF_8)));
  }

  public static String addon() {
    return "ad-" + UUID.randomUUID();
  }

  private static String shortened(UUID id) {
    return id.toString().replace("-", "").substring(0, LENGTH);
  }
}
