package rollbackbot.suite;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what is to come. It is no measure of speed: a machine may do nothing at
 * all for half a minute, and only what hangs fails. A test itself ends after twice as long, see
 * {@code junit-platform.properties}.
 */
public final class Patience implements LauncherSessionListener {
  /** Of every wait without a reason of its own. */
  public static final Duration LONG = Duration.ofMinutes(5);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LONG);
    // It would fail whoever waits for what a thread of another test throws, as some do on purpose.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    PlaywrightAssertions.setDefaultAssertionTimeout(LONG.toMillis());
  }
}
