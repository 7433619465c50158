package rollbackbot.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The consent that a confirmation got, beside itself.
 *
 * @param by who gave it: another person than who confirmed, unless there is a reason
 * @param aloneBecause why no second person was waited for; empty where one approved
 */
public record Approval(String by, Instant at, Optional<String> aloneBecause) {

  /**
   * Those of Slack's people on whose word together it is done: one where somebody goes alone, none
   * where that was at a terminal, which needs nobody's word.
   */
  public List<String> vouchers(String confirmedBy) {
    return TerminalUser.isOne(by) ? List.of() : Stream.of(confirmedBy, by).distinct().toList();
  }
}
