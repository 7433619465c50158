package rollbackbot.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcfileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postdeploy: rake db:migrate",
        "web: npm start\npostdeploy: npm run migrate\n",
        "web: npm start\r\npostdeploy:npm run migrate\r\n",
        "  postdeploy : x"
      })
  void aCommandAfterEachDeploymentIsSeen(String text) {
    assertThat(new Procfile(text).hasPostdeploy()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web: npm start",
        "# postdeploy: rake db:migrate",
        "web: bin/start postdeploy: no",
        "postdeploy:\nweb: npm start",
        "postdeploy-old: x",
        "my-postdeploy: x"
      })
  void nothingElseIsTakenForOne(String text) {
    assertThat(new Procfile(text).hasPostdeploy()).isFalse();
  }
}
