package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.scalingo.StubbedScalingo.trouble;

import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus.Running;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.outside.Variable;
import rollbackbot.release.PlatformApp;

/** What the real client makes of variables and containers, simulated or recorded. */
abstract class EnvironmentContract {
  static final PlatformApp APP = Clients.APP;
  static final PlatformApp UNKNOWN = new PlatformApp("no-such-app", "osc-fr1");

  abstract ScalingoEnvironment environment();

  @Test
  void readsVariablesWithTheirValuesHidden() {
    var variables = environment().variables(APP);

    assertThat(variables).extracting(Variable::name).contains("MONGO_URL", "RAILS_PRODUCTION");
    assertThat(value(variables, "RAILS_PRODUCTION")).isEqualTo("production");
    assertThat(variables.toString()).doesNotContain("mongodb://");
  }

  private static String value(List<Variable> variables, String name) {
    return variables.stream()
        .filter(variable -> variable.name().equals(name))
        .map(variable -> variable.value().reveal())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void variablesOfAnUnknownAppAreRefused() {
    var environment = environment();

    assertThat(trouble(Refused.class, () -> environment.variables(UNKNOWN)))
        .hasMessage("reading the variables of no-such-app: 404, app not found");
  }

  @Test
  void setsOneVariable() {
    environment().setVariable(APP, "RAILS_ENV", "production");

    assertRailsEnvIsProduction();
  }

  abstract void assertRailsEnvIsProduction();

  @Test
  void senselessVariableIsRefused() {
    var environment = environment();

    assertThat(trouble(Refused.class, () -> environment.setVariable(APP, "1ST", "x")))
        .hasMessageStartingWith("setting the variable 1ST of " + APP.name() + ": 422, name: ")
        .hasMessageContaining("must start with a letter");
  }

  @Test
  void restartIsAnOperationThatTakesItsTime() {
    var environment = environment();

    var restart = environment.restart(APP);

    assertThat(restart.value()).matches("[0-9a-f]{24}");
    assertThat(environment.operation(APP, restart)).isEqualTo(new Running());
  }

  @Test
  void tellsHowTheAppIs() {
    var environment = environment();

    assertThat(environment.status(APP).isCalm()).isTrue();
    assertThat(environment.containers(APP)).isEqualTo(1);
  }

  @Test
  void howAnUnknownAppIsCannotBeTold() {
    var environment = environment();

    assertThat(trouble(Refused.class, () -> environment.status(UNKNOWN)))
        .hasMessage("reading the status of no-such-app: 404, app not found");
    assertThat(trouble(Refused.class, () -> environment.containers(UNKNOWN)))
        .hasMessage("reading the containers of no-such-app: 404, app not found");
  }

  @Test
  void unknownOperationIsRefused() {
    var environment = environment();

    var operation = new OperationId("no-such-operation");
    assertThat(trouble(Refused.class, () -> environment.operation(APP, operation)))
        .returns("operation not found", Refused::words);
  }
}
