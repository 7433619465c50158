package rollbackbot.sandbox;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What stays the same while one world follows another.
 *
 * @param folder where each of them lives
 */
public record SandboxSettings(Path folder, Clock clock, Speed speed, BotProgram program) {}
