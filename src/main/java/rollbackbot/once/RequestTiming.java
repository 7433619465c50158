package rollbackbot.once;

import java.time.Duration;

/**
 * Around a request that changes something, of which no answer may come.
 *
 * @param longest how long any call outside may take: a request that was sent longer ago isn't on
 *     its way any more
 * @param untilFirstLook after a request that wasn't answered
 * @param betweenLooks between two looks for what it may have started
 * @param betweenAsks until what was declined for the moment is asked for again
 * @param patience how long an unanswered request is looked for when nothing has appeared
 * @param candidatePatience how long a deployment that may be ours may go without a {@code git_ref}
 */
public record RequestTiming(
    Duration longest,
    Duration untilFirstLook,
    Duration betweenLooks,
    Duration betweenAsks,
    Duration patience,
    Duration candidatePatience) {}
