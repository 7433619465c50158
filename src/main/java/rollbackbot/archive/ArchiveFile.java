package rollbackbot.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import rollbackbot.source.CommitId;

/**
 * An archive on this machine's disk, on its way from the Git host to the platform: never whole in
 * memory, readable by nobody else, and without a name there, so that it is gone with the process.
 */
public final class ArchiveFile implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final FileChannel channel;

  private ArchiveFile(FileChannel channel) {
    this.channel = channel;
  }

  /** What came of taking one. */
  public sealed interface Taken {
    record Good(ArchiveFile file) implements Taken {}

    record Bad(ArchiveFault why) implements Taken {}
  }

  /**
   * Takes an archive as it comes, and checks it.
   *
   * @throws EOFException if it is cut
   */
  public static Taken take(InputStream archive, CommitId commit) throws IOException {
    return take(archive, commit, ArchiveCheck.MOST_BYTES);
  }

  /**
   * @param most so many bytes, packed
   */
  static Taken take(InputStream archive, CommitId commit, long most) throws IOException {
    var file = new ArchiveFile(open());
    try {
      var fault =
          file.isFilled(archive, most) ? file.check(commit) : Optional.of(ArchiveFault.TOO_LARGE);
      if (fault.isEmpty()) {
        return new Taken.Good(file);
      }
      file.close();
      return new Taken.Bad(fault.get());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Without a name from the moment on in which it is open. */
  private static FileChannel open() throws IOException {
    var path = Files.createTempFile("rollback-bot-", ".tar.gz");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Whether it has all of an archive; packed it is never larger than it may be unpacked. */
  private boolean isFilled(InputStream archive, long most) throws IOException {
    var piece = new byte[PIECE];
    long written = 0;
    for (int read = archive.read(piece); read >= 0; read = archive.read(piece)) {
      var bytes = ByteBuffer.wrap(piece, 0, read);
      write(bytes);
      written += read;
      if (written > most) {
        return false;
      }
    }
    return true;
  }

  /** That this machine's disk is full is no trouble of the host. */
  private void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("keeping an archive on the disk", e);
    }
  }

  private Optional<ArchiveFault> check(CommitId commit) throws IOException {
    return ArchiveCheck.of(read(), commit);
  }

  /** From its beginning; one reading at a time. */
  public InputStream read() throws IOException {
    channel.position(0);
    return new Uncloseable(Channels.newInputStream(channel));
  }

  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("giving up an archive on the disk", e);
    }
  }

  /** The end of a reading isn't the end of the file. */
  private static final class Uncloseable extends FilterInputStream {
    Uncloseable(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The channel is closed with the file.
    }
  }
}
