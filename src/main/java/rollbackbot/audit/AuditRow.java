package rollbackbot.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * One decision or effect as it is stored; never changed.
 *
 * @param number its place in the chain, counted from 1
 * @param incident empty where it is about none
 * @param revision of the incident that it came with; with {@code position}, one of a kind. What
 *     changed no incident has the row's own number with a minus
 * @param source from where the actor acted: {@code slack} with workspace and channel, or the bot
 * @param hash {@link #hashAfter} the row before
 */
public record AuditRow(
    long number,
    Instant at,
    String incident,
    long revision,
    int position,
    String app,
    String actor,
    String source,
    String action,
    String detail,
    String hash) {

  /** In place of a revision until the row has its number. */
  public static final long OF_NO_CHANGE = -1;

  /** What stands in place of the hash of a row before the first. */
  public static final String BEFORE_THE_FIRST = "0".repeat(64);

  /** The same row, as the one that follows a row of this hash. */
  public AuditRow after(String previous) {
    return new AuditRow(
        number,
        at,
        incident,
        revision,
        position,
        app,
        actor,
        source,
        action,
        detail,
        hashAfter(previous));
  }

  /**
   * SHA-256, in small hexadecimal digits, over the hash of the row before and all that this one
   * says: each in UTF-8 behind its length in bytes and a colon, followed by a comma, so that no two
   * rows read the same.
   */
  public String hashAfter(String previous) {
    var digest = sha256();
    Stream.of(
            previous,
            String.valueOf(number),
            String.valueOf(at.toEpochMilli()),
            incident,
            String.valueOf(revision),
            String.valueOf(position),
            app,
            actor,
            source,
            action,
            detail)
        .map(field -> field.getBytes(StandardCharsets.UTF_8))
        .forEach(field -> {
          digest.update((field.length + ":").getBytes(StandardCharsets.US_ASCII));
          digest.update(field);
          digest.update((byte) ',');
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
