package rollbackbot.app;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.ChainCheck;
import rollbackbot.secret.SecretCleaner;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of the audit trail as lines, for people and for machines. Details hold words from outside:
 * whatever looks like a secret is hidden, and nothing in them moves a cursor or begins a line.
 */
final class AuditLines {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final SecretCleaner cleaner;
  private final ZoneId zone;

  AuditLines(SecretCleaner cleaner, ZoneId zone) {
    this.cleaner = cleaner;
    this.zone = zone;
  }

  /** For people: date in their zone, app, incident, who, what, why, from where. */
  String text(AuditRow row) {
    return "%s  %s  %s  %s  %s%s%s"
        .formatted(
            SECONDS.format(row.at().atZone(zone)),
            column(row.app()),
            column(row.incident()),
            onOneLine(row.actor()),
            onOneLine(row.action()),
            row.detail().isBlank() ? "" : "  " + clean(row.detail()),
            row.source().isBlank() ? "" : "  (" + onOneLine(row.source()) + ")");
  }

  /** What is empty leaves its column in place: a refused command is about no incident. */
  private static String column(String text) {
    return text.isEmpty() ? "-" : onOneLine(text);
  }

  /** For machines: one object. */
  String json(AuditRow row) {
    return JSON.createObjectNode()
        .put("number", row.number())
        .put("at", row.at().toString())
        .put("incident", onOneLine(row.incident()))
        .put("app", onOneLine(row.app()))
        .put("actor", onOneLine(row.actor()))
        .put("source", onOneLine(row.source()))
        .put("action", onOneLine(row.action()))
        .put("detail", clean(row.detail()))
        .put("hash", row.hash())
        .toString();
  }

  /** How the chain is. */
  static String text(ChainCheck.Result result) {
    return switch (result) {
      case ChainCheck.Result.Whole(var rows, var head) ->
          "✓ the chain of %d rows is whole; its last is row %d with the hash %s"
              .formatted(rows, head.number(), head.hash());
      case ChainCheck.Result.Broken(var number, var why) ->
          "✗ row %d %s".formatted(number, why.words());
    };
  }

  static String json(ChainCheck.Result result) {
    var object = JSON.createObjectNode();
    return switch (result) {
      case ChainCheck.Result.Whole(var rows, var head) ->
          object
              .put("whole", true)
              .put("rows", rows)
              .put("last", head.number())
              .put("hash", head.hash())
              .toString();
      case ChainCheck.Result.Broken(var number, var why) ->
          object.put("whole", false).put("broken", number).put("why", why.words()).toString();
    };
  }

  private String clean(String text) {
    return onOneLine(String.join(" ", cleaner.clean(text.lines().toList())));
  }

  static String onOneLine(String text) {
    return INVISIBLE.matcher(text).replaceAll(" ");
  }
}
