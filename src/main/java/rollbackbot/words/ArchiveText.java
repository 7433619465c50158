package rollbackbot.words;

import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Access;
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
          case CHOSEN -> scene.say("As chosen, because the link to the repository may be broken");
          case CONFIGURED -> scene.say("`road` is `archive` for this app");
        };
    var commit = ReleaseText.commit(plan.to());
    var host = Text.code(RepositoryAddress.of(plan.repository()).host());
    boolean isUploaded = road.access().filter(Access.Uploaded.class::isInstance).isPresent();
    return isUploaded
        ? scene.say(
            "{because}: the bot fetches the archive of commit {commit} from {host} and uploads it"
                + " to Scalingo. No branch is created.",
            because,
            commit,
            host)
        : scene.say(
            "{because}: Scalingo downloads the archive of commit {commit} from {host}, where the"
                + " code is public. No branch is created.",
            because,
            commit,
            host);
  }

  /** That the plan goes this way, and why. */
  public static Text brief(ArchiveRoad road, Scene scene) {
    var because =
        switch (road.because()) {
          case NOT_LINKED -> scene.say("no repository is linked");
          case CHOSEN -> scene.say("the link to the repository may be broken");
          case CONFIGURED -> scene.say("`road` is `archive`");
        };
    return scene.say("📦 From an archive, without a branch: {because}.", because);
  }

  static Text ready(CommitId commit, Access access, Scene scene) {
    return switch (access) {
      case Access.Uploaded _ ->
          scene.say(
              "The archive of commit {commit} is uploaded to Scalingo.",
              Text.code(commit.abbreviated()));
      case Access.Public _ ->
          scene.say(
              "Scalingo downloads the archive of commit {commit} from the Git host.",
              Text.code(commit.abbreviated()));
    };
  }

  /** Neither road is open: both cures. */
  static Text noRoad(Scene scene) {
    return scene.app().road().filter(Road.BRANCH::equals).isPresent()
        ? scene.say(
            "No repository is linked to the app, so Scalingo can't deploy a branch, as `road:"
                + " branch` asks. Link one on {page}, or set `road: archive`, then try again.",
            scene.scalingo())
        : scene.say(
            "No repository is linked to the app, and none is named in `rollback.yml`. Link one on"
                + " {page}, or set `repository` so that the bot deploys archives, then try again.",
            scene.scalingo());
  }

  static Text missing(ArchiveFault why, String host, Scene scene) {
    return switch (why) {
      case UNKNOWN_HOST ->
          scene.say(
              "The bot doesn't know how to get an archive from {host}. Set `GIT_API_URL` to its"
                  + " API, or link the repository on {page}, then try again.",
              Text.code(host),
              scene.scalingo());
      case NOT_PUBLIC ->
          scene.say(
              "The code on {host} isn't public, and the bot sends no token there. Set `GIT_TOKEN`"
                  + " to one that may read the code (and add the host to `GIT_HOST` if that is"
                  + " set), then try again.",
              Text.code(host));
      case NOT_GIVEN ->
          scene.say(
              "{host} refuses the archive of this commit to the bot's token. Give `GIT_TOKEN` the"
                  + " right to read the code by the API, then try again.",
              Text.code(host));
      case NOT_AN_ARCHIVE ->
          scene.say(
              "Instead of the archive of this commit, {host} sent something else, such as a web"
                  + " page. Check `GIT_API_URL`, and whether a proxy answers in its place, then try"
                  + " again.",
              Text.code(host));
      case NOT_ONE_ROOT ->
          scene.say(
              "The archive from {host} doesn't hold a single folder with everything in it: Scalingo"
                  + " would refuse it. Nothing was uploaded.",
              Text.code(host));
      case TOO_LARGE ->
          scene.say(
              "The archive from {host} is larger than the 300 MB that Scalingo accepts. Link the"
                  + " repository on {page}, so that a branch can be deployed.",
              Text.code(host),
              scene.scalingo());
      case OTHER_COMMIT ->
          scene.say(
              "The archive from {host} says that it is of another commit. Nothing was uploaded.",
              Text.code(host));
    };
  }
}
