package rollbackbot.jobs;

/** Hears of every step that was taken, for metrics. */
public interface StepListener {
  void stepped(String step);
}
