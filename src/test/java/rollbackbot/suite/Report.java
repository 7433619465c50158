package rollbackbot.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What the test runner's XML says of one class.
 *
 * @param fromFirstToLast between its first test's start and its last one's end; tests of other
 *     classes may have run meanwhile
 * @param together what its tests took, one added to the other
 */
record Report(String name, Duration fromFirstToLast, Duration together) {

  /** All that lie in a folder, which needn't be there. */
  static List<Report> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      var reports = new ArrayList<Report>();
      for (var file : files.filter(Report::isReport).sorted().toList()) {
        reports.add(read(file));
      }
      return List.copyOf(reports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReport(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private static Report read(Path file) throws IOException {
    try {
      var suite =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
      var together = Duration.ZERO;
      var tests = suite.getElementsByTagName("testcase");
      for (int index = 0; index < tests.getLength(); index++) {
        together = together.plus(time((Element) tests.item(index)));
      }
      return new Report(suite.getAttribute("name"), time(suite), together);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("reading " + file, e);
    }
  }

  private static Duration time(Element element) {
    var seconds = element.getAttribute("time").replace(",", "");
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000));
  }

  /** Where classes run at the same time, neither measure alone tells what this one takes. */
  Duration taken() {
    return together.compareTo(fromFirstToLast) < 0 ? together : fromFirstToLast;
  }
}
