package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.text.Language;

/** An end that is told to one person: the advice is the one for this channel. */
class EndElsewhereViewTest {
  private static final String INVITE = "/invite";
  private static final String UNARCHIVE = "Unarchive";
  private static final String UNARCHIVE_FR = "Désarchivez";

  private static String text(Language language, String name) {
    return Blocks.of(Gallery.of(Examples.in(language)).get("elsewhere-" + name)).text();
  }

  @Test
  void invitesWhereTheBotWasTakenOut() {
    assertThat(text(Language.ENGLISH, "taken-out")).contains(INVITE).doesNotContain(UNARCHIVE);
    assertThat(text(Language.FRENCH, "taken-out")).contains(INVITE).doesNotContain(UNARCHIVE_FR);
  }

  @Test
  void invitesNobodyIntoAnArchivedChannel() {
    assertThat(text(Language.ENGLISH, "archived")).contains(UNARCHIVE).doesNotContain(INVITE);
    assertThat(text(Language.FRENCH, "archived")).contains(UNARCHIVE_FR).doesNotContain(INVITE);
  }

  @ParameterizedTest
  @CsvSource({"rules", "organisation", "refused"})
  void advisesNeitherWhereItWouldNotHelp(String name) {
    for (var language : Language.values()) {
      assertThat(text(language, name)).doesNotContain(INVITE, UNARCHIVE, UNARCHIVE_FR);
    }
  }

  /** What a telephone shows of it at night. */
  @Test
  void beginsWithTheEndRatherThanWithTheChannel() {
    assertThat(text(Language.ENGLISH, "taken-out"))
        .startsWith("*my-app* (<#C0INCIDENTS>)\n🟢 *`4.0.0` is in production, and healthy.*");
  }

  @Test
  void saysWhatTheBoardCannotSay() {
    assertThat(text(Language.ENGLISH, "taken-out")).contains("Auto-deploy is paused");
    assertThat(text(Language.FRENCH, "archived")).contains("Auto-deploy en pause");
  }

  @Test
  void everyWordThatMayPassIsWaitedFor() {
    assertThat(
            List.of(
                "not_in_channel",
                "channel_not_found",
                "no_permission",
                "is_archived",
                "is_inactive",
                "restricted_action",
                "restricted_action_read_only_channel",
                "restricted_action_thread_only_channel",
                "restricted_action_non_threadable_channel",
                "restricted_action_thread_locked",
                "cannot_reply_to_message",
                "ekm_access_denied",
                "team_access_not_granted",
                "enterprise_is_restricted"))
        .allSatisfy(word -> assertThat(ShutReason.of(word)).isPresent());
    assertThat(List.of("msg_too_long", "invalid_blocks", "account_inactive", "missing_scope"))
        .allSatisfy(word -> assertThat(ShutReason.of(word)).isEmpty());
  }
}
