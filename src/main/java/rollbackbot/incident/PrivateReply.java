package rollbackbot.incident;

import java.time.Instant;
import rollbackbot.people.ReplyAddress;
import rollbackbot.text.Language;

/** Something said to one person alone. */
public record PrivateReply(ReplyAddress to, Language language, Reply reply, Instant at) {}
