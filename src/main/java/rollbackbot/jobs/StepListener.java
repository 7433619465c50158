package rollbackbot.jobs;

/** Hears of every step, for metrics. */
@FunctionalInterface
public interface StepListener {

  /** The step was taken, and another one follows. */
  void stepped(String step);

  /** The step met trouble, and will be tried again. */
  default void retried(String step) {}
}
