package rollbackbot.whole;

import rollbackbot.sandbox.git.ApiOperation;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.source.Repository;

/** What the bot changes outside, each with one call. */
enum Effect {
  AUTO_DEPLOY,
  BRANCH,
  DEPLOYMENT,
  VARIABLE,
  RESTART,
  TICKET,
  BACKUP,
  RESTORE;

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

  /** How a service outside is asked. */
  private sealed interface Call {}

  /**
   * Of the platform.
   *
   * @param line method and path, as a regular expression
   */
  private record PlatformCall(String line) implements Call {}

  private record Push() implements Call {}

  private record TicketCall() implements Call {}

  /** Whether a second request changes nothing, so that one whose answer is late is repeated. */
  boolean mayBeRepeated() {
    return switch (this) {
      case AUTO_DEPLOY, BRANCH, VARIABLE -> true;
      case DEPLOYMENT, RESTART, TICKET, BACKUP, RESTORE -> false;
    };
  }

  private Call call(Place place) {
    return switch (this) {
      case AUTO_DEPLOY -> new PlatformCall(place.line("PATCH", "scm_repo_link"));
      case BRANCH -> new Push();
      case DEPLOYMENT -> new PlatformCall(place.line("POST", "scm_repo_link/manual_deploy"));
      case VARIABLE -> new PlatformCall(place.line("PUT", "variables"));
      case RESTART -> new PlatformCall(place.line("POST", "restart"));
      case TICKET -> new TicketCall();
      case BACKUP -> new PlatformCall("POST /api/databases/[^/]+/backups");
      case RESTORE -> new PlatformCall("POST /api/databases/[^/]+/pitr/restore");
    };
  }

  /**
   * Lets something happen once, at this moment of the next such call; the call is never answered.
   */
  void interrupt(Moment moment, Place place, Runnable event) {
    switch (call(place)) {
      case PlatformCall(var line) ->
          place
              .scalingo()
              .disturb(
                  1,
                  line,
                  switch (moment) {
                    case BEFORE -> new ScalingoFault.LostBefore(event);
                    case AFTER -> new ScalingoFault.LostAfter(event);
                  });
      case Push _ ->
          place.git().failNextOf(place.repository(), fault(moment, event), GitService.PUSH);
      case TicketCall _ ->
          place.git().api().failNext(fault(moment, event), ApiOperation.OPEN_ISSUE);
    }
  }

  private static GitFault fault(Moment moment, Runnable event) {
    return switch (moment) {
      case BEFORE -> new GitFault.LostRequest(event);
      case AFTER -> new GitFault.LostAnswer(event);
    };
  }

  /** How often it has been asked for, whatever came of it. */
  long asked(Place place) {
    return switch (call(place)) {
      case PlatformCall(var line) ->
          place.scalingo().calls().stream()
              .filter(received -> received.line().matches(line))
              .count();
      case Push _ -> place.git().count(GitService.PUSH);
      case TicketCall _ -> place.git().api().count(ApiOperation.OPEN_ISSUE);
    };
  }
}
