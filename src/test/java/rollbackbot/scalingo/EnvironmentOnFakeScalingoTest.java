package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedVariable;

class EnvironmentOnFakeScalingoTest extends EnvironmentContract {
  private final MovingClock clock = new MovingClock();
  private final FakeScalingo fake = new FakeScalingo(clock, 0, (_, _, _) -> Optional.empty());

  @BeforeEach
  void sameWorldAsTheRecordedOne() {
    fake.addApp(APP.name());
    fake.addVariable(APP.name(), "MONGO_URL", "mongodb://user:password@host:port/db");
    fake.addVariable(APP.name(), "RAILS_PRODUCTION", "production");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Override
  ScalingoEnvironment environment() {
    return Clients.account(fake.url(), fake.apiToken(), clock).environment();
  }

  @Override
  void assertRailsEnvIsProduction() {
    assertThat(fake.variablesOf(APP.name()))
        .filteredOn(SimulatedVariable::name, "RAILS_ENV")
        .extracting(SimulatedVariable::value)
        .containsExactly("production");
  }
}
