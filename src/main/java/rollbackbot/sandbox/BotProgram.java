package rollbackbot.sandbox;

import java.time.Duration;
import java.util.function.Function;

/**
 * The bot as the sandbox can start it; the program that the sandbox is part of hands it over.
 *
 * @param mainClass runs the bot; its arguments are the sandbox's process id and the {@link Speed}
 * @param verification how long the health check must be good before a rollback counts as done
 */
public record BotProgram(String mainClass, Function<Speed, Duration> verification) {}
