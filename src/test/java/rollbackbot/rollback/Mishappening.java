package rollbackbot.rollback;

import java.util.List;

/**
 * One mishap, and where it strikes.
 *
 * @param call number of the call to the outside world, from 1
 */
record Mishappening(int call, Mishap mishap) {

  /** Lets them happen while the errand is led; says how many calls it took. */
  static int run(Errand errand, List<Mishappening> mishaps, Tally tally) {
    var play = errand.begin();
    mishaps.forEach(it -> it.mishap().strike(play, it.call()));
    tally.count(errand, play, mishaps);
    return play.disturbances.calls().size();
  }

  @Override
  public String toString() {
    return mishap + " at call " + call;
  }
}
