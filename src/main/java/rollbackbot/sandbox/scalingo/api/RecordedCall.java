package rollbackbot.sandbox.scalingo.api;

import java.time.Instant;

/** A call that reached the simulated platform. */
public record RecordedCall(String method, String path, Instant at) {

  /** Such as {@code POST /v1/apps/my-app/scm_repo_link/manual_deploy}. */
  public String line() {
    return method + " " + path;
  }
}
