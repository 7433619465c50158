package rollbackbot.sandbox.slack.messages;

/**
 * A text file that came with a message.
 *
 * @param bytes its size
 */
public record SharedFile(String id, String name, String title, int bytes, String text) {}
