package rollbackbot.source;

import java.util.regex.Pattern;

/** The file that tells the platform how to run an app, a line for each kind of container. */
public record Procfile(String text) {

  /** What it is called, in the root folder of the repository. */
  public static final String NAME = "Procfile";

  private static final Pattern POSTDEPLOY =
      Pattern.compile("(?m)^[ \\t]*postdeploy[ \\t]*:[ \\t]*\\S");

  /**
   * Whether a command runs at each deployment, a rollback's too, from the code that is deployed
   * (Scalingo docs: postdeploy hook).
   */
  public boolean hasPostdeploy() {
    return POSTDEPLOY.matcher(text).find();
  }
}
