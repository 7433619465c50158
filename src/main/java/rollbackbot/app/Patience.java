package rollbackbot.app;

import java.time.Duration;
import rollbackbot.once.LivedTime;

/** The time of a command that has nothing else to do than to wait. */
interface Patience extends LivedTime {

  /** Lets so much time pass. */
  void pass(Duration time) throws InterruptedException;

  static Patience ofThisProcess() {
    var lived = LivedTime.ofThisProcess();
    return new Patience() {
      @Override
      public Duration sinceStart() {
        return lived.sinceStart();
      }

      @Override
      public void pass(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
