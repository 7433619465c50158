package rollbackbot.app.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.Road;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;
import rollbackbot.version.TagFormat;

/** What is written about one app, or about all of them under {@code defaults}. */
record AppSettings(
    Optional<String> scalingoApp,
    Optional<String> region,
    Optional<Repository> repository,
    Optional<TagFormat> tagFormat,
    Optional<String> branchFormat,
    Optional<Pattern> versionPattern,
    Optional<Operators> operators,
    Optional<String> productOwner,
    Optional<String> channel,
    Optional<URI> healthCheck,
    Optional<List<String>> featureFlags,
    Optional<TicketSystem> tickets,
    Optional<List<String>> riskyPaths,
    Optional<URI> afterRollback,
    Optional<Road> road) {

  private static final Set<String> KEYS =
      Set.of(
          "scalingo-app",
          "region",
          "repository",
          "tag-format",
          "branch-format",
          "version-pattern",
          "operators",
          "product-owner",
          "channel",
          "health-check",
          "feature-flags",
          "tickets",
          "risky-paths",
          "after-rollback",
          "road");

  static final AppSettings NONE =
      new AppSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static AppSettings read(Section section) {
    section.knowing(KEYS);
    return new AppSettings(
        section.text("scalingo-app", Rules::platformName),
        section.text("region", Rules::platformName),
        section.text("repository", Rules::repository),
        section.text("tag-format", Rules::tagFormat),
        section.text("branch-format", Rules::branchFormat),
        section.text("version-pattern", Rules::versionPattern),
        OperatorsReader.read(section),
        section.text("product-owner", Rules::member),
        section.text("channel", Rules::channel),
        section.text("health-check", Rules::url),
        section.texts("feature-flags", Rules::featureFlag),
        section.text("tickets", Rules::tickets),
        section.texts("risky-paths", Rules::riskyPath),
        section.text("after-rollback", Rules::url),
        section.text("road", Rules::road));
  }

  AppSettings or(AppSettings other) {
    return new AppSettings(
        scalingoApp.or(other::scalingoApp),
        region.or(other::region),
        repository.or(other::repository),
        tagFormat.or(other::tagFormat),
        branchFormat.or(other::branchFormat),
        versionPattern.or(other::versionPattern),
        operators.or(other::operators),
        productOwner.or(other::productOwner),
        channel.or(other::channel),
        healthCheck.or(other::healthCheck),
        featureFlags.or(other::featureFlags),
        tickets.or(other::tickets),
        riskyPaths.or(other::riskyPaths),
        afterRollback.or(other::afterRollback),
        road.or(other::road));
  }

  /** With what holds for apps that say nothing of their own. */
  App app(AppName name, App otherwise) {
    return app(name, otherwise.platformApp().region(), otherwise.operators(), otherwise.approval());
  }

  App app(
      AppName name, String otherwiseRegion, Operators otherwiseOperators, ApprovalRule approval) {
    return new App(
        name,
        new PlatformApp(scalingoApp.orElse(name.value()), region.orElse(otherwiseRegion)),
        repository,
        tagFormat.orElseGet(() -> new TagFormat("v{version}")),
        branchFormat.orElse("release/{tag}"),
        versionPattern,
        operators.orElse(otherwiseOperators),
        productOwner,
        channel,
        healthCheck,
        featureFlags.orElseGet(List::of),
        tickets.orElse(TicketSystem.NONE),
        riskyPaths.orElseGet(List::of),
        afterRollback,
        approval,
        road);
  }
}
