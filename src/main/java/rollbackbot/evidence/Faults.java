package rollbackbot.evidence;

/** Hears of what our own code failed at, which the evidence only says to be there. */
public interface Faults {
  void met(Source source, RuntimeException fault);
}
