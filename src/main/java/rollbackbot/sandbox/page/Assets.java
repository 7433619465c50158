package rollbackbot.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The page's files: our own, and lit-html from its WebJar. */
final class Assets {
  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?\\.[a-z]+");
  private static final String LIT = "lit-html/";
  private static final String LIT_VERSION =
      "/META-INF/maven/org.webjars.npm/lit-html/pom.properties";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "jsonl", "application/x-ndjson; charset=utf-8",
          "svg", "image/svg+xml");

  private final String litFolder = "/META-INF/resources/webjars/lit-html/" + litVersion() + "/";

  /** A file, all of them text, and what it is. */
  record Asset(String type, String content) {}

  /**
   * Finds a file.
   *
   * @param path without the slash at its start
   */
  Optional<Asset> find(String path) {
    var name =
        switch (path) {
          case "" -> "index.html";
          case "gallery" -> "gallery.html";
          default -> path;
        };
    var bare = name.startsWith(LIT) ? name.substring(LIT.length()) : name;
    if (!NAME.matcher(bare).matches()) {
      return Optional.empty();
    }
    var resource = name.startsWith(LIT) ? litFolder + bare : name;
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        .flatMap(type -> read(resource).map(content -> new Asset(type, content)));
  }

  private static Optional<String> read(String resource) {
    try (var stream = Assets.class.getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  private static String litVersion() {
    var properties = new Properties();
    try (var stream = Assets.class.getResourceAsStream(LIT_VERSION)) {
      if (stream == null) {
        throw new IllegalStateException("lit-html is not on the class path");
      }
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + LIT_VERSION, e);
    }
  }
}
