package rollbackbot.version;

import java.util.Optional;

/**
 * A version found in a deployment's output.
 *
 * @param packageName the {@code name} of {@code name@1.2.3}; absent when found by the app's own
 *     pattern
 */
public record OutputVersion(Optional<String> packageName, String version) {}
