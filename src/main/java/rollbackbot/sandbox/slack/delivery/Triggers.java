package rollbackbot.sandbox.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;

/**
 * Trigger ids, which come with what a person does: each lets the bot open one form, within three
 * seconds (Slack docs, "Handling user interaction").
 */
public final class Triggers {
  private static final Pattern FORM = Pattern.compile("\\d+\\.\\d+\\.\\w+");

  private record Issued(String user, Instant at, boolean isUsed) {}

  private final InstantSource clock;
  private final SlackIds ids;
  private final Duration life;
  private final Map<String, Issued> issued = new HashMap<>();

  public Triggers(InstantSource clock, SlackIds ids, Duration life) {
    this.clock = clock;
    this.ids = ids;
    this.life = life;
  }

  public synchronized String issue(String user) {
    var id = "%d.%d.%s".formatted(ids.number(), ids.number(), ids.next());
    issued.put(id, new Issued(user, clock.instant(), false));
    return id;
  }

  /**
   * Uses it up; the person whom it was issued for.
   *
   * @throws MethodRefused if it is unknown, used or too old
   */
  public synchronized String exchange(String id) {
    if (!FORM.matcher(id).matches()) {
      throw MethodRefused.invalid(List.of("invalid `trigger_id`"));
    }
    var trigger = issued.get(id);
    if (trigger == null) {
      throw MethodRefused.because("invalid_trigger_id");
    }
    if (trigger.isUsed()) {
      throw MethodRefused.because("exchanged_trigger_id");
    }
    if (trigger.at().plus(life).isBefore(clock.instant())) {
      throw MethodRefused.because("expired_trigger_id");
    }
    issued.put(id, new Issued(trigger.user(), trigger.at(), true));
    return trigger.user();
  }
}
