package rollbackbot.whole;

import rollbackbot.rollback.Repository;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.Fault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.scalingo.Disturbance;
import rollbackbot.sandbox.scalingo.FakeScalingo;

/** What a rollback changes outside, each with one call. */
enum Effect {
  AUTO_DEPLOY,
  BRANCH,
  DEPLOYMENT;

  /** Which half of the call has happened when something comes between. */
  enum Moment {
    /** The call has arrived, and nothing is ever done about it. */
    BEFORE,
    /** What was asked is done, and nobody is told. */
    AFTER
  }

  /** Where an app runs, and where its code is. */
  record Place(FakeScalingo scalingo, String app, FakeGitHost git, Repository repository) {
    String line(String method, String rest) {
      return method + " /v1/apps/" + app + "/" + rest;
    }
  }

  /**
   * Lets something happen once, at this moment of the next such call; the call is never answered.
   */
  void interrupt(Moment moment, Place place, Runnable event) {
    switch (this) {
      case AUTO_DEPLOY -> ofScalingo(moment, place, place.line("PATCH", "scm_repo_link"), event);
      case DEPLOYMENT ->
          ofScalingo(moment, place, place.line("POST", "scm_repo_link/manual_deploy"), event);
      case BRANCH ->
          place
              .git()
              .failNextOf(
                  place.repository(),
                  switch (moment) {
                    case BEFORE -> new Fault.LostRequest(event);
                    case AFTER -> new Fault.LostAnswer(event);
                  },
                  GitService.PUSH);
    }
  }

  private static void ofScalingo(Moment moment, Place place, String call, Runnable event) {
    place
        .scalingo()
        .disturb(
            1,
            call,
            switch (moment) {
              case BEFORE -> new Disturbance.LostBefore(event);
              case AFTER -> new Disturbance.LostAfter(event);
            });
  }
}
