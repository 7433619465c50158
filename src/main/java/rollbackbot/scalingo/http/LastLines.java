package rollbackbot.scalingo.http;

import java.util.ArrayDeque;
import java.util.List;

/** The last lines of an output, as a terminal would show them at its end. */
public final class LastLines {
  private final int most;
  private final ArrayDeque<OutputLines.Line> lines = new ArrayDeque<>();

  public LastLines(int most) {
    this.most = most;
  }

  public void add(OutputLines.Line line) {
    if (!lines.isEmpty() && lines.getLast().overwritten()) {
      if (line.text().isBlank() && !line.overwritten()) {
        // Only the line's end was printed: what stands there stays.
        lines.addLast(new OutputLines.Line(lines.removeLast().text(), false));
        return;
      }
      lines.removeLast();
    }
    lines.addLast(line);
    if (lines.size() > most) {
      lines.removeFirst();
    }
  }

  public List<String> lines() {
    return lines.stream().map(OutputLines.Line::text).toList();
  }
}
