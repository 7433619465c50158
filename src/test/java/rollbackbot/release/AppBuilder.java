package rollbackbot.release;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.source.Repository;
import rollbackbot.version.TagFormat;

/** An app of which a test says only what it is about. */
public final class AppBuilder {
  private final AppName name;
  private PlatformApp platformApp;
  private Optional<Repository> repository = Optional.empty();
  private TagFormat tagFormat = new TagFormat("v{version}");
  private String branchFormat = "release/{tag}";
  private Optional<Pattern> versionPattern = Optional.empty();
  private Operators operators = new Operators.Everyone();
  private Optional<String> productOwner = Optional.empty();
  private Optional<String> channel = Optional.empty();
  private Optional<URI> healthCheck = Optional.empty();
  private List<String> featureFlags = List.of();
  private TicketSystem tickets = TicketSystem.NONE;
  private List<String> riskyPaths = List.of();
  private Optional<URI> afterRollback = Optional.empty();
  private ApprovalRule approval = ApprovalRule.NONE;
  private Optional<Road> road = Optional.empty();

  private AppBuilder(AppName name, PlatformApp platformApp) {
    this.name = name;
    this.platformApp = platformApp;
  }

  /** As a file says it that names the app and nothing else. */
  public static AppBuilder named(String name) {
    return new AppBuilder(new AppName(name), new PlatformApp(name, "osc-fr1"));
  }

  /** The same but for what is said next. */
  public static AppBuilder like(App app) {
    var same = new AppBuilder(app.name(), app.platformApp());
    same.repository = app.repository();
    same.tagFormat = app.tagFormat();
    same.branchFormat = app.branchFormat();
    same.versionPattern = app.versionPattern();
    same.operators = app.operators();
    same.productOwner = app.productOwner();
    same.channel = app.channel();
    same.healthCheck = app.healthCheck();
    same.featureFlags = app.featureFlags();
    same.tickets = app.tickets();
    same.riskyPaths = app.riskyPaths();
    same.afterRollback = app.afterRollback();
    same.approval = app.approval();
    same.road = app.road();
    return same;
  }

  public AppBuilder at(PlatformApp app) {
    platformApp = app;
    return this;
  }

  public AppBuilder from(Repository source) {
    repository = Optional.of(source);
    return this;
  }

  public AppBuilder withoutRepository() {
    repository = Optional.empty();
    return this;
  }

  public AppBuilder tagged(String format) {
    tagFormat = new TagFormat(format);
    return this;
  }

  public AppBuilder branching(String format) {
    branchFormat = format;
    return this;
  }

  public AppBuilder versionPattern(Optional<Pattern> pattern) {
    versionPattern = pattern;
    return this;
  }

  public AppBuilder operatedBy(Operators people) {
    operators = people;
    return this;
  }

  public AppBuilder ownedBy(Optional<String> person) {
    productOwner = person;
    return this;
  }

  public AppBuilder channel(Optional<String> home) {
    channel = home;
    return this;
  }

  public AppBuilder healthCheck(Optional<URI> address) {
    healthCheck = address;
    return this;
  }

  public AppBuilder featureFlags(List<String> patterns) {
    featureFlags = patterns;
    return this;
  }

  public AppBuilder tickets(TicketSystem system) {
    tickets = system;
    return this;
  }

  public AppBuilder riskyPaths(String... patterns) {
    riskyPaths = List.of(patterns);
    return this;
  }

  public AppBuilder afterRollback(URI address) {
    afterRollback = Optional.of(address);
    return this;
  }

  public AppBuilder asking(ApprovalRule rule) {
    approval = rule;
    return this;
  }

  public App build() {
    return new App(
        name,
        platformApp,
        repository,
        tagFormat,
        branchFormat,
        versionPattern,
        operators,
        productOwner,
        channel,
        healthCheck,
        featureFlags,
        tickets,
        riskyPaths,
        afterRollback,
        approval,
        road);
  }
}
