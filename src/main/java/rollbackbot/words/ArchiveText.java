package rollbackbot.words;

import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.plan.Plan;
import rollbackbot.release.Road;
import rollbackbot.source.CommitId;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.text.Text;

/** The road of an archive: why it is taken, and what is in its way. */
public final class ArchiveText {
  private ArchiveText() {}

  /** What the plan says of it. */
  public static Text step(Plan plan, ArchiveRoad road, Scene scene) {
    var because =
        switch (road.because()) {
          case NOT_LINKED -> scene.say("No repository is linked to the app");
          case CONFIGURED -> scene.say("The app's `road` is `archive`");
        };
    return scene.say(
        "{because}: Scalingo is to get the archive of commit {commit} from {host}, which gives it"
            + " to everybody. No branch is created.",
        because,
        ReleaseText.commit(plan.to()),
        Text.code(RepositoryAddress.of(plan.repository()).host()));
  }

  static Text ready(CommitId commit, ArchiveRoad.Access access, Scene scene) {
    return switch (access) {
      case ArchiveRoad.Access.Public _ ->
          scene.say(
              "Scalingo gets commit {commit} as an archive from the Git host.",
              Text.code(commit.abbreviated()));
    };
  }

  /** Neither road is open: both cures. */
  static Text noRoad(Scene scene) {
    return scene.app().road().filter(Road.BRANCH::equals).isPresent()
        ? scene.say(
            "No repository is linked to the app, so Scalingo can't deploy a branch, as `road` wants"
                + " it. Link it on {page}, or set `road: archive`, then try again.",
            scene.scalingo())
        : scene.say(
            "No repository is linked to the app, and none is named in `rollback.yml`. Link it on"
                + " {page}, or set `repository` so that the bot deploys archives, then try again.",
            scene.scalingo());
  }

  static Text missing(ArchiveFault why, String host, Scene scene) {
    return switch (why) {
      case UNKNOWN_HOST ->
          scene.say(
              "The bot doesn't know how {host} gives an archive of a commit. Set `GIT_API_URL` to"
                  + " its API, then try again. A repository that is linked on {page} needs none.",
              Text.code(host),
              scene.scalingo());
      case NOT_PUBLIC ->
          scene.say(
              "{host} doesn't give everybody the archive of this commit, so Scalingo can't get it."
                  + " Link the repository on {page}, then try again.",
              Text.code(host),
              scene.scalingo());
    };
  }
}
