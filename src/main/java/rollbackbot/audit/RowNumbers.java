package rollbackbot.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers of rows, kept as runs: {@code 12-19, 22}. */
public final class RowNumbers {
  private final TreeMap<Long, Long> runs = new TreeMap<>();

  /** Numbers one behind the other. */
  private record Run(long first, long last) {
    @Override
    public String toString() {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }
  }

  /** Reads what {@link #toString} wrote. */
  static RowNumbers parse(String text) {
    var numbers = new RowNumbers();
    for (var run : text.split(", ", -1)) {
      var ends = run.split("-", 2);
      numbers.add(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }
    return numbers;
  }

  public void add(long number) {
    add(number, number);
  }

  /** Adds a run; what touches or overlaps becomes one with it. */
  public void add(long first, long last) {
    long from = first;
    long to = last;
    for (var near = runs.floorEntry(last + 1);
        near != null && near.getValue() >= first - 1;
        near = runs.floorEntry(last + 1)) {
      from = Math.min(from, near.getKey());
      to = Math.max(to, near.getValue());
      runs.remove(near.getKey());
    }
    runs.put(from, to);
  }

  void addAll(RowNumbers others) {
    others.runs.forEach(this::add);
  }

  /** The first of these that isn't among them. */
  OptionalLong firstMissing(long first, long last) {
    Map.Entry<Long, Long> run = runs.floorEntry(first);
    if (run == null || run.getValue() < first) {
      return OptionalLong.of(first);
    }
    return run.getValue() >= last ? OptionalLong.empty() : OptionalLong.of(run.getValue() + 1);
  }

  private List<Run> runs() {
    var list = new ArrayList<Run>();
    runs.forEach((first, last) -> list.add(new Run(first, last)));
    return list;
  }

  /** The same in parts of so many runs at the most. */
  public List<RowNumbers> inParts(int most) {
    var parts = new ArrayList<RowNumbers>();
    for (var run : runs()) {
      if (parts.isEmpty() || parts.getLast().runs.size() == most) {
        parts.add(new RowNumbers());
      }
      parts.getLast().add(run.first(), run.last());
    }
    return parts;
  }

  @Override
  public String toString() {
    return runs().stream().map(Run::toString).collect(Collectors.joining(", "));
  }
}
