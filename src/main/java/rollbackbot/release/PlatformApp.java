package rollbackbot.release;

/** An app as the platform knows it: its name there, and the region that it lives in. */
public record PlatformApp(String name, String region) {}
