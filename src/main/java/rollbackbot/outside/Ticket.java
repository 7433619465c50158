package rollbackbot.outside;

import java.net.URI;

/**
 * A ticket as its system shows it.
 *
 * @param label such as {@code #42}
 */
public record Ticket(String label, URI link) {}
