package rollbackbot.once;

import java.net.URI;

/** Asks a release for its health. */
public interface HealthProbe {

  /** One request, at most five seconds, redirects not followed. */
  Health probe(URI address);

  /**
   * How a release feels.
   *
   * @param answer what came, in a few words
   */
  record Health(boolean good, String answer) {}
}
