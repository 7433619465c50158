package rollbackbot.check;

import static rollbackbot.check.Finding.Kind;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/**
 * How apps are at the platform.
 *
 * @param status asks for it, in the platform's own word
 * @param containers asks how many an app is to have, of all kinds together
 */
public record Condition(
    Function<PlatformApp, AppStatus> status, ToIntFunction<PlatformApp> containers) {

  /** Nothing of an app that runs; one without containers is stopped for that very reason. */
  List<Finding> of(PlatformApp app) {
    var found = status.apply(app);
    if (found.isCalm()) {
      return List.of();
    }
    if (!found.isBusy() && containers.applyAsInt(app) == 0) {
      return List.of(Finding.of(Kind.APP_WITHOUT_CONTAINERS, app.commandLine() + " scale web:1"));
    }
    return List.of(
        switch (found.word()) {
          case AppStatus.STOPPED -> Finding.of(Kind.APP_STOPPED);
          case AppStatus.CRASHED -> Finding.of(Kind.APP_CRASHED);
          default -> Finding.of(Kind.APP_NOT_CALM, found.word());
        });
  }
}
