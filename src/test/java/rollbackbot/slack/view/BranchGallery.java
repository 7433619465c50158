package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.autodeploy.BranchTrouble;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Quoted;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.BranchDeployment.BranchRequest;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.Added;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.text.Message;

/** What is shown of the linked branch, once auto-deploy is back on. */
final class BranchGallery {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-77");

  private final Examples examples;
  private final BranchName main;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private BranchGallery(Examples examples) {
    this.examples = examples;
    this.main = new BranchName(foreign("main"));
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new BranchGallery(examples);
    gallery.offers();
    gallery.boards();
    gallery.news();
    gallery.troubles();
    return gallery.views;
  }

  private String foreign(String text) {
    return examples.foreign.apply(text);
  }

  private Incident resumed(Entry... thread) {
    var succeeded =
        new DeployState.Succeeded(examples.confirmed(), new DeploymentId("d-42"), true, true);
    return examples.incident(succeeded, AutoDeploy.RESUMED, thread).withProductionChanged();
  }

  private void added() {
    var plain = new Added(1, List.of(new Quoted("Ann")), Optional.empty(), true);
    var reverting =
        new Added(
            12,
            Stream.of("Ann", "Bo", "Cy", "Di").map(name -> new Quoted(foreign(name))).toList(),
            Optional.of(new Quoted(foreign("Revert \"feat: coupons\""))),
            true);
    var unnamed = new Added(300, List.of(), Optional.empty(), false);
    Map.of("added", plain, "reverting", reverting, "unnamed", unnamed)
        .forEach((name, what) ->
            views.put(
                "thread-auto-deploy-back-on-top-" + name,
                examples.last(
                    resumed(
                        new AutoDeployEntry.AutoDeployBack(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(main.value()),
                            Optional.of(
                                new BranchOffer(
                                    main,
                                    Optional.of(Examples.FIX),
                                    HeadIs.ON_TOP_OF_IT,
                                    Optional.of(what))),
                            Optional.empty())))));
  }

  private void pushedWhilePaused() {
    var plain = new Added(2, List.of(new Quoted(foreign("Ann"))), Optional.empty(), true);
    var offer =
        new BranchOffer(main, Optional.of(Examples.FIX), HeadIs.ON_TOP_OF_IT, Optional.of(plain));
    var succeeded =
        new DeployState.Succeeded(examples.confirmed(), new DeploymentId("d-42"), true, true);
    var incident =
        examples
            .incident(succeeded, AutoDeploy.PAUSED, new AutoDeployEntry.BranchContains(offer))
            .withProductionChanged();
    views.put("thread-branch-contains", examples.last(incident));
  }

  private void offers() {
    added();
    pushedWhilePaused();
    for (var headIs : HeadIs.values()) {
      var head = headIs == HeadIs.UNKNOWN ? Optional.<CommitId>empty() : Optional.of(Examples.FIX);
      var offer = Optional.of(new BranchOffer(main, head, headIs));
      var back =
          new AutoDeployEntry.AutoDeployBack(
              Optional.empty(),
              Optional.empty(),
              Optional.of(main.value()),
              offer,
              Optional.empty());
      views.put(
          "thread-auto-deploy-back-" + headIs.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          examples.last(resumed(back)));
    }
  }

  private void boards() {
    var since = Examples.NOW.minusSeconds(40);
    var fix = Optional.of(Examples.FIX);
    var request =
        new BranchRequest(main, fix, "U0BOB", Examples.NOW.minusSeconds(70), Optional.empty());
    board("wanted", new BranchDeployment.Wanted(request));
    var asked = new Asked(since, 1, Asked.Stage.UNANSWERED);
    board("requesting", new BranchDeployment.Requesting(request, new DeploymentId("d-76"), asked));
    board(
        "following",
        new BranchDeployment.Following(
            request, DEPLOYMENT, new DeploymentStatus(foreign("building")), since, 3));
    board(
        "checking",
        new BranchDeployment.Checking(
            request, DEPLOYMENT, fix.map(CommitId::value), since, Optional.empty()));
    var deployed = deployed(fix.map(CommitId::value), Health.GOOD);
    views.put("board-branch-deployed", examples.board(resumed(deployed)));
  }

  private void board(String name, BranchDeployment deployment) {
    var incident = resumed().withBranchDeployment(Optional.of(deployment));
    views.put("board-branch-" + name, examples.board(incident));
  }

  private void news() {
    news("deploying", new AutoDeployEntry.BranchDeploying(main, "U0BOB", DEPLOYMENT, false));
    news("deployment-found", new AutoDeployEntry.BranchDeploying(main, "U0BOB", DEPLOYMENT, true));
    news("deployed", deployed(Optional.of(Examples.FIX.value()), Health.GOOD));
    news("deployed-other", deployed(Optional.of(Examples.OLD.value()), Health.NOT_CHECKED));
    news("deployed-untold", deployed(Optional.empty(), Health.NOT_GOOD));
  }

  private Entry deployed(Optional<String> commit, Health health) {
    return new AutoDeployEntry.BranchDeployed(
        main, Optional.of(Examples.FIX), DEPLOYMENT, commit, health);
  }

  private void news(String name, Entry news) {
    views.put("thread-branch-" + name, examples.last(resumed(news)));
  }

  private void troubles() {
    var status = new DeploymentStatus(foreign("build-error"));
    trouble("moved", new BranchTrouble.Moved());
    trouble("stopped", new BranchTrouble.StoppedBy("U0BOB"));
    trouble("other-incident", new BranchTrouble.OtherIncident());
    trouble("busy", new BranchTrouble.Busy(examples.deployment("building")));
    trouble(
        "said", new BranchTrouble.Said(foreign("deploying main to my-app: 422, branch not found")));
    trouble("never-answered", new BranchTrouble.NeverAnswered());
    trouble("failed", new BranchTrouble.Failed(DEPLOYMENT, status));
    trouble("no-end", new BranchTrouble.NoEnd(DEPLOYMENT));
  }

  private void trouble(String name, BranchTrouble why) {
    var offer = Optional.of(new BranchOffer(main, Optional.of(Examples.FIX), HeadIs.ANOTHER));
    news("not-deployed-" + name, new AutoDeployEntry.BranchNotDeployed(main, why, offer));
  }
}
