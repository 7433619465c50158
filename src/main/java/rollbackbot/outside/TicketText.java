package rollbackbot.outside;

import java.util.List;

/**
 * What a ticket is to say, as Markdown.
 *
 * @param labels created by the system where it lacks them
 */
public record TicketText(String title, String body, List<String> labels) {}
