package rollbackbot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** What is written into a server's folder before it starts. */
interface Settings {
  /** Nothing is added to what a new folder says. */
  Settings USUAL = _ -> {};

  void writeTo(Path data);

  /** Whoever doesn't encrypt is refused. */
  static Settings encrypted(Certificate certificate) {
    return data -> {
      try {
        Files.writeString(data.resolve("server.crt"), certificate.certificate());
        writeKey(data, certificate);
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all all trust\n");
        Files.writeString(
            data.resolve("postgresql.conf"), "\nssl = on\n", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Where others may read it, or it belongs to somebody else, the server doesn't start. */
  private static void writeKey(Path data, Certificate certificate) throws IOException {
    var key = data.resolve("server.key");
    var forOwner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(key, PosixFilePermissions.asFileAttribute(forOwner));
    Files.writeString(key, certificate.key());
    Files.setOwner(key, Files.getOwner(data));
  }
}
