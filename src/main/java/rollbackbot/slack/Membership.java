package rollbackbot.slack;

import com.slack.api.model.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.people.Origin;
import rollbackbot.slack.web.SlackIdentity;

/**
 * Which workspaces and organisations a person belongs to, by their own record ({@code users.info}).
 * One rule for commands, clicks and forms.
 */
record Membership(boolean stranger, Set<String> teams, Set<String> organisations) {

  static Membership of(User user) {
    var enterprise = Optional.ofNullable(user.getEnterpriseUser());
    var organisations =
        Stream.of(
                Optional.ofNullable(user.getEnterpriseId()),
                enterprise.flatMap(it -> Optional.ofNullable(it.getEnterpriseId())))
            .flatMap(Optional::stream)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    // Where the organisation itself stands in a workspace's place, it tells of no workspace.
    var teams =
        Stream.of(
                Optional.ofNullable(user.getTeamId()).map(List::of),
                Optional.ofNullable(user.getTeams()),
                enterprise.flatMap(it -> Optional.ofNullable(it.getTeams())))
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .filter(id -> !id.isEmpty() && !organisations.contains(id))
            .collect(Collectors.toUnmodifiableSet());
    return new Membership(user.isStranger(), teams, organisations);
  }

  /**
   * Whether the person is of the workspace that the bot is in. Their own record must list it; what
   * the request says where it comes from must fit that: this workspace, one that their record lists
   * too, or this organisation. A record that lists none leaves it to the request, unless it names
   * an organisation that isn't known to be ours.
   */
  boolean isIn(SlackIdentity.Identity ours, Origin from) {
    boolean foreign =
        !organisations.isEmpty()
            && ours.enterprise().filter(it -> !organisations.contains(it)).isPresent();
    if (stranger || foreign) {
      return false;
    }
    return teams.isEmpty()
        ? from.team().equals(ours.team())
            && (ours.enterprise().isPresent() || organisations.isEmpty())
        : teams.contains(ours.team()) && fits(ours, from);
  }

  private boolean fits(SlackIdentity.Identity ours, Origin from) {
    return from.team().equals(ours.team())
        || teams.contains(from.team())
        || isOurOrganisation(ours, from.team())
        || from.organisation().filter(named -> isOurOrganisation(ours, named)).isPresent();
  }

  /** Whose record lists our workspace is of our organisation. */
  private boolean isOurOrganisation(SlackIdentity.Identity ours, String named) {
    return ours.enterprise().map(named::equals).orElseGet(() -> organisations.contains(named));
  }
}
