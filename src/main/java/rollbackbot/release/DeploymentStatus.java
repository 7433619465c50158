package rollbackbot.release;

import java.util.Set;

/**
 * A deployment's status in the platform's own word. Words that nobody knows yet count as final and
 * not successful, as in the official Go client: anything but the four words of a running deployment
 * is an end (go-scalingo, {@code deployments.go}).
 */
public record DeploymentStatus(String word) {
  private static final Set<String> RUNNING = Set.of("queued", "building", "pushing", "starting");

  public boolean isFinal() {
    return !RUNNING.contains(word);
  }

  public boolean isSuccess() {
    return word.equals("success");
  }

  /** Whether it waits: the platform builds so many at once for one owner of apps, and no more. */
  public boolean isQueued() {
    return word.equals("queued");
  }

  @Override
  public String toString() {
    return word;
  }
}
