package rollbackbot.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's view of this machine, without anybody's Git configuration. Left alone, JGit runs {@code
 * git config --system} and keeps a file of its own under the user's home; a proxy, an extra header
 * or a rewritten address found there would also change what the bot does.
 */
public final class QuietSystem extends SystemReader.Delegate {

  private QuietSystem() {
    super(SystemReader.getInstance());
  }

  /** Makes this JVM's JGit use it; safe to run twice. JGit knows one such view per JVM. */
  public static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem());
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  /** Spares the look-up of this machine's name, which may ask the network. */
  @Override
  public String getHostname() {
    return "localhost";
  }

  /** A configuration that is always empty on disk. */
  private static final class NoFile extends FileBasedConfig {
    private static final String FILE_SYSTEM = "filesystem";
    private static final String COARSE = "100 milliseconds";

    @SuppressWarnings("NullAway") // as JGit's own reader does where there is no file
    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // nothing to read
    }

    @Override
    public void save() {
      // what JGit has measured stays in memory
    }

    /**
     * How exact the times of files are. Told nothing, JGit measures it for seconds, by writing
     * files into the first repository that it sees.
     */
    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return section.equals(FILE_SYSTEM) ? COARSE : super.getString(section, subsection, name);
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
