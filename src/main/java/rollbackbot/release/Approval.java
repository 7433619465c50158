package rollbackbot.release;

import java.time.Instant;
import java.util.Optional;

/**
 * The consent that a confirmation got, beside itself.
 *
 * @param by who gave it: another person than who confirmed, unless there is a reason
 * @param aloneBecause why no second person was waited for; empty where one approved
 */
public record Approval(String by, Instant at, Optional<String> aloneBecause) {}
