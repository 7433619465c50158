package rollbackbot.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.source.CommitId;

/** What may be uploaded to the platform: whole, of the commit, in one folder, not too large. */
class ArchiveFileTest {
  private static final CommitId COMMIT = new CommitId("a".repeat(40));
  private static final CommitId OTHER = new CommitId("b".repeat(40));

  private static Taken taken(byte[] archive) throws IOException {
    return ArchiveFile.take(new ByteArrayInputStream(archive), COMMIT);
  }

  private static ArchiveFault fault(Tar tar) throws IOException {
    return fault(tar.packed());
  }

  private static ArchiveFault fault(byte[] archive) throws IOException {
    var taken = taken(archive);
    assertThat(taken).isInstanceOf(Taken.Bad.class);
    return ((Taken.Bad) taken).why();
  }

  private static void assertGood(byte[] archive) throws IOException {
    var taken = taken(archive);
    assertThat(taken).isInstanceOf(Taken.Good.class);
    try (var file = ((Taken.Good) taken).file()) {
      assertThat(file.size()).isEqualTo(archive.length);
      assertThat(file.read().readAllBytes()).isEqualTo(archive);
      assertThat(file.read().readAllBytes()).as("read again").isEqualTo(archive);
    }
  }

  @Test
  void anArchiveOfTheCommitInOneFolderIsTakenAsItIs() throws IOException {
    assertGood(Tar.of(COMMIT, "my-app/Procfile", "my-app/src/server.js").packed());
    assertGood(new Tar().folder("my-app/").file("my-app/Procfile").packed(20));
    assertGood(Tar.of(COMMIT, "./my-app/Procfile").packed());
  }

  @Test
  void longNamesAreThoseOfTheNextEntry() throws IOException {
    var path = "my-app/" + "folder/".repeat(30) + "file";
    var record = " path=" + path + "\n";
    var length = record.length() + String.valueOf(record.length()).length();

    assertGood(new Tar().entry("x", 'x', length + record).file("cut-off").packed());
    assertGood(new Tar().entry("././@LongLink", 'L', path + "\0").file("cut-off").packed());
  }

  @Test
  void twoRootsAreTold() throws IOException {
    assertThat(fault(Tar.of(COMMIT, "my-app/Procfile", "other/Procfile")))
        .isEqualTo(ArchiveFault.NOT_ONE_ROOT);
  }

  @Test
  void aFileAtTheRootIsTold() throws IOException {
    assertThat(fault(Tar.of(COMMIT, "Procfile"))).isEqualTo(ArchiveFault.NOT_ONE_ROOT);
  }

  @Test
  void anEmptyArchiveIsTold() throws IOException {
    assertThat(fault(Tar.of(COMMIT))).isEqualTo(ArchiveFault.NOT_ONE_ROOT);
  }

  @Test
  void anotherCommitIsTold() throws IOException {
    assertThat(fault(Tar.of(OTHER, "my-app/Procfile"))).isEqualTo(ArchiveFault.OTHER_COMMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<!DOCTYPE html><html><body>Sign in</body></html>"})
  void aPageIsNoArchive(String page) throws IOException {
    if (page.isEmpty()) {
      assertThatThrownBy(() -> taken(new byte[0])).isInstanceOf(EOFException.class);
    } else {
      assertThat(fault(page.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(ArchiveFault.NOT_AN_ARCHIVE);
    }
  }

  @Test
  void anArchiveThatIsCutAnywhereIsNeverTaken() {
    var whole = Tar.of(COMMIT, "my-app/Procfile", "my-app/server.js").packed();

    IntStream.range(0, whole.length)
        .forEach(length ->
            assertThatThrownBy(() -> taken(Arrays.copyOf(whole, length)))
                .as("%s of %s bytes", length, whole.length)
                .isInstanceOf(EOFException.class));
  }

  @Test
  void aTarWithoutItsEndIsCut() {
    assertThatThrownBy(() -> taken(Tar.of(COMMIT, "my-app/Procfile").packed(0)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void moreThanThePlatformTakesIsToldBeforeItIsRead() throws IOException {
    var bomb =
        Tar.of(COMMIT, "my-app/Procfile")
            .entry("my-app/huge", '0', ArchiveCheck.MOST_BYTES, new byte[0]);

    assertThat(fault(bomb)).isEqualTo(ArchiveFault.TOO_LARGE);
  }

  @Test
  void aHostThatNeverEndsIsNotListenedToForEver() throws IOException {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return 1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            given += length;
            return length;
          }
        };

    var taken = ArchiveFile.take(endless, COMMIT, 1 << 20);

    assertThat(taken).isEqualTo(new Taken.Bad(ArchiveFault.TOO_LARGE));
    assertThat(endless.given).isLessThan(2 << 20);
  }
}
