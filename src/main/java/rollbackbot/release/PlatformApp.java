package rollbackbot.release;

/** An app as the platform knows it: its name there, and the region that it lives in. */
public record PlatformApp(String name, String region) {

  /** How a command line of the platform's own client begins that is about this app. */
  public String commandLine() {
    return "scalingo --region " + region + " --app " + name;
  }
}
