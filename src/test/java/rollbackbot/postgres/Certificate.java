package rollbackbot.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate that vouches for itself, and its key, both as PEM.
 *
 * @param certificate valid for one name
 */
public record Certificate(String certificate, String key) {
  private static final char[] PASSWORD = "for-the-test".toCharArray();
  private static final String ALIAS = "server";

  /** Makes one with the JDK's own tool, which leaves its file in the folder. */
  public static Certificate make(Path folder, String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = Files.createTempDirectory(folder, "certificate").resolve("keys.p12");
    makeKeys(file, host);
    var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    return new Certificate(
        pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
        pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
  }

  private static void makeKeys(Path file, String host) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        new ProcessBuilder(
            tool,
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            String.valueOf(PASSWORD),
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + host,
            "-ext",
            "san=dns:" + host);
    var process = command.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }

  private static String pem(String kind, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines);
  }
}
