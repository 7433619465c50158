package rollbackbot.app;

/** What the process tells whoever started it; public numbers. */
final class ExitCodes {
  static final int FINE = 0;
  static final int FAILED = 1;
  static final int BAD_CONFIGURATION = 2;

  private ExitCodes() {}
}
