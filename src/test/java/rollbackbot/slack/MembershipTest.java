package rollbackbot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.User;
import com.slack.api.util.json.GsonFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.people.Origin;
import rollbackbot.slack.web.SlackIdentity.Identity;

/** The bot is in T0ACME, of the organisation E0ORG; T0HOME is another workspace of it. */
class MembershipTest {
  private static final Identity OURS = new Identity("T0ACME", Optional.of("E0ORG"), "");
  private static final String OF_BOTH =
      """
      {"team_id": "T0HOME", "enterprise_user": {"enterprise_id": "E0ORG",
       "teams": ["T0ACME", "T0HOME"]}}
      """;

  private static Membership of(String user) {
    return Membership.of(GsonFactory.createSnakeCase().fromJson(user, User.class));
  }

  private static Origin from(String team, String organisation) {
    return new Origin(team, Optional.ofNullable(organisation));
  }

  @ParameterizedTest
  @CsvSource({
    "T0ACME,",
    "T0ACME, E0ORG",
    "T0HOME,",
    "T0HOME, E0ORG",
    "T0THIRD, E0ORG",
    "E0ORG, E0ORG",
    "E0ORG,"
  })
  void whoseRecordListsOursIsAMemberFromAnywhereInTheOrganisation(String team, String named) {
    assertThat(of(OF_BOTH).isIn(OURS, from(team, named))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"T0EVIL,", "T0EVIL, E0EVIL", "T0HOMES,", "'',"})
  void whatNamesAnotherOrganisationDoesNotCount(String team, String named) {
    assertThat(of(OF_BOTH).isIn(OURS, from(team, named))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"T0ACME,", "T0ACME, E0ORG", "T0HOME, E0ORG", "E0ORG, E0ORG"})
  void whoseRecordListsOtherWorkspacesOnlyIsNoMember(String team, String named) {
    var user =
        """
        {"team_id": "T0HOME", "enterprise_user": {"enterprise_id": "E0ORG", "teams": ["T0HOME"]}}
        """;

    assertThat(of(user).isIn(OURS, from(team, named))).isFalse();
    assertThat(of("{\"team_id\": \"T0OTHERS\"}").isIn(OURS, from(team, named))).isFalse();
  }

  @Test
  void strangerIsNoMemberWhateverTheRecordLists() {
    var user = "{\"team_id\": \"T0ACME\", \"is_stranger\": true}";

    assertThat(of(user).isIn(OURS, from("T0ACME", null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"T0ACME, true", "T0HOME, false", "'', false"})
  void recordThatListsNoWorkspaceLeavesItToTheRequest(String team, boolean member) {
    var bare = "{\"id\": \"U0ALICE\"}";
    var ofOrganisation = "{\"team_id\": \"E0ORG\", \"enterprise_id\": \"E0ORG\"}";

    assertThat(of(bare).isIn(OURS, from(team, null))).isEqualTo(member);
    assertThat(of(ofOrganisation).isIn(OURS, from(team, "E0ORG"))).isEqualTo(member);
  }

  /** In a channel shared with them, the request may name the workspace that shares it. */
  @ParameterizedTest
  @CsvSource({"T0ACME,", "T0ACME, E0ORG", "E0ORG, E0ORG", "T0ACME, E0EVIL"})
  void whoseRecordListsAnotherOrganisationIsNoMember(String team, String named) {
    var bare = "{\"team_id\": \"E0EVIL\", \"enterprise_id\": \"E0EVIL\"}";
    var contradictory =
        """
        {"team_id": "T0ACME", "enterprise_user": {"enterprise_id": "E0EVIL", "teams": ["T0ACME"]}}
        """;
    var untold = new Identity("T0ACME", Optional.empty(), "");

    assertThat(of(bare).isIn(OURS, from(team, named))).isFalse();
    assertThat(of(contradictory).isIn(OURS, from(team, named))).isFalse();
    assertThat(of(bare).isIn(untold, from(team, named))).isFalse();
  }

  @Test
  void organisationIsKnownByTheRecordWhereTheTokenDoesNotTellIt() {
    var ours = new Identity("T0ACME", Optional.empty(), "");

    assertThat(of(OF_BOTH).isIn(ours, from("T0THIRD", "E0ORG"))).isTrue();
    assertThat(of(OF_BOTH).isIn(ours, from("T0THIRD", "E0EVIL"))).isFalse();
  }

  @Test
  void outsideAnOrganisationOneWorkspaceIsAll() {
    var ours = new Identity("T0ACME", Optional.empty(), "");
    var user = "{\"team_id\": \"T0ACME\"}";

    assertThat(of(user).isIn(ours, from("T0ACME", null))).isTrue();
    assertThat(of(user).isIn(ours, from("T0HOME", null))).isFalse();
    assertThat(of(user).isIn(ours, from("T0HOME", "E0ORG"))).isFalse();
  }
}
