package rollbackbot.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On whose word something is done.
 *
 * @param people those of Slack's people who must be allowed to act; none where it was said at a
 *     terminal, which needs nobody's word
 * @param approved whether it is done on more than one click alone
 */
public record Word(List<String> people, boolean approved) {

  /**
   * Of who confirmed, and of who approved: one person where somebody goes alone.
   *
   * @param approval empty where none is asked for, or not given yet
   */
  public static Word of(String confirmedBy, Optional<Approval> approval) {
    var last = approval.map(Approval::by).orElse(confirmedBy);
    var people =
        TerminalUser.isOne(last)
            ? List.<String>of()
            : Stream.of(confirmedBy, last).distinct().toList();
    return new Word(people, approval.isPresent());
  }
}
