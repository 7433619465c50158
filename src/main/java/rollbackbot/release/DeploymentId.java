package rollbackbot.release;

/** The platform's own id of a deployment; opaque. */
public record DeploymentId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
