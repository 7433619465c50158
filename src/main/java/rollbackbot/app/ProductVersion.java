package rollbackbot.app;

import java.util.Optional;

/** The version of this build. */
final class ProductVersion {
  private ProductVersion() {}

  /** As the jar's manifest tells; {@code dev} outside of a jar. */
  static String text() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  /** As which we call other services. */
  static String userAgent() {
    return "rollback-bot/" + text();
  }
}
