package rollbackbot.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the suite to its pace, at the end of {@code mvn verify}: a class that would take longer
 * than {@link #ALONE} by itself is on the list that says why, or the build fails. What the reports
 * tell is longer, since classes run beside each other.
 */
final class SlowClasses {
  static final Duration ALONE = Duration.ofSeconds(20);

  /** How many classes run at a time where whole bots are tested; the pom says so. */
  static final int SHARERS = 10;

  /** Which these share, where the suite is to be quick. */
  private static final int PROCESSORS = 2;

  /**
   * A class that waits for nothing takes as many times as long as there are others to a processor.
   */
  static final Duration LIMIT = ALONE.multipliedBy(SHARERS).dividedBy(PROCESSORS);

  /** On a slow day all take longer: what one may take is no less than this part of their sum. */
  private static final int PART = 20;

  private static final String LIST = "slow-classes.properties";
  private static final int SHOWN = 10;

  /** Of waiting programs for each processor; from there on times tell of the machine alone. */
  private static final double TOO_BUSY = 6;

  private SlowClasses() {}

  /** Reads the folders of reports that it is given. */
  public static void main(String[] folders) throws IOException {
    var reports = Stream.of(folders).map(Path::of).flatMap(it -> Report.in(it).stream()).toList();
    show(reports, System.out);
    var accepted = accepted();
    var limit = limit(reports);
    mistakes(reports, accepted, limit).forEach(System.err::println);
    if (mistakes(reports, accepted, failsFrom(limit)).isEmpty()) {
      return;
    }
    if (isBusy()) {
      System.err.println("The machine is busy with other things, so that this fails nothing.");
    } else {
      System.exit(1);
    }
  }

  /** What a class may take, as quick as the machine was that day. */
  static Duration limit(List<Report> reports) {
    var all = reports.stream().map(Report::taken).reduce(Duration.ZERO, Duration::plus);
    var part = all.dividedBy(PART);
    return part.compareTo(LIMIT) > 0 ? part : LIMIT;
  }

  /** Half as much again, as the same class took on another day: what lies between is said only. */
  static Duration failsFrom(Duration limit) {
    return limit.multipliedBy(3).dividedBy(2);
  }

  private static void show(List<Report> reports, PrintStream out) {
    out.println("The test classes that took longest:");
    reports.stream()
        .sorted(Comparator.comparing(Report::taken).reversed())
        .limit(SHOWN)
        .forEach(report ->
            out.printf(
                "%7.1f s  %s%n", report.taken().toMillis() / 1_000.0, simpleName(report.name())));
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The names of the classes that may take longer, each with its reason. */
  static Properties accepted() throws IOException {
    var list = new Properties();
    try (InputStream file = SlowClasses.class.getResourceAsStream(LIST)) {
      if (file == null) {
        throw new IOException(LIST + " is missing");
      }
      list.load(file);
    }
    return list;
  }

  /** A line for each class that took longer than that without a reason. */
  static List<String> mistakes(List<Report> reports, Properties accepted, Duration limit) {
    var mistakes = new ArrayList<String>();
    Set<String> names = accepted.stringPropertyNames();
    reports.stream()
        .filter(report -> report.taken().compareTo(limit) > 0)
        .filter(report -> !names.contains(simpleName(report.name())))
        .map(report ->
            "%s took %d s, more than %d: make it faster, or say why in %s"
                .formatted(
                    simpleName(report.name()), report.taken().toSeconds(), limit.toSeconds(), LIST))
        .forEach(mistakes::add);
    return mistakes.stream().collect(Collectors.toUnmodifiableList());
  }

  private static boolean isBusy() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > TOO_BUSY * system.getAvailableProcessors();
  }
}
