package rollbackbot.app.config;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.app.config.Configuration.CheckSetting;
import rollbackbot.app.config.Configuration.LanguageSetting;
import rollbackbot.githost.ApiAddress;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Operators;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.TicketSystem;

/**
 * What {@code rollback.yml} says.
 *
 * @param operators those that the environment names, when the file names none
 * @param tree the file of the team's own decision tree
 * @param retention days that incidents which are over are kept; 0: for ever
 * @param check whether the bot looks by itself
 */
record RollbackFile(
    LanguageSetting language,
    Operators operators,
    Optional<String> tree,
    int retention,
    CheckSetting check,
    Optional<Map<AppName, App>> apps,
    App defaults) {

  /** The name of the app that stands for all the unnamed ones. */
  private static final AppName ANY = new AppName("any");

  private static final Set<String> KEYS =
      Set.of(
          "language",
          "operators",
          "approval",
          "approval-bypass",
          "tree",
          "retention",
          "check",
          "defaults",
          "apps");

  /** Days. */
  private static final int RETENTION = 400;

  private static final int LONGEST_RETENTION = 36_500;

  /** What holds without a file. */
  static RollbackFile absent(Surroundings surroundings) {
    return new RollbackFile(
        LanguageSetting.AUTO,
        surroundings.operators(),
        Optional.empty(),
        RETENTION,
        CheckSetting.NEVER,
        Optional.empty(),
        AppSettings.NONE.app(
            ANY, surroundings.region(), surroundings.operators(), ApprovalRule.NONE));
  }

  /**
   * What the environment says for files that don't.
   *
   * @param operatorsKnown whether it names operators
   */
  record Surroundings(String region, Operators operators, boolean operatorsKnown) {}

  static RollbackFile read(Section top, Surroundings surroundings) {
    top.knowing(KEYS);
    var language = top.text("language", RollbackFile::language).orElse(LanguageSetting.AUTO);
    var operators = operators(top, surroundings);
    var approval = approval(top);
    var general = top.section("defaults").map(AppSettings::read).orElse(AppSettings.NONE);
    if (top.node("apps").isEmpty() && general.scalingoApp().isPresent()) {
      top.wrong("defaults", "scalingo-app would make every name the same app", "name it in apps");
    }
    var unnamed = general.app(ANY, surroundings.region(), operators, approval);
    var apps = apps(top, general, unnamed);
    var check = top.text("check", RollbackFile::check).orElse(CheckSetting.NEVER);
    if (check == CheckSetting.WEEKLY && top.node("apps").isEmpty()) {
      top.wrong("check", "is weekly, and no app is named", "name those to be checked in apps");
    }
    refuseApprovalByNobody(top, apps.map(Map::values).orElseGet(() -> List.of(unnamed)));
    return new RollbackFile(
        language,
        operators,
        top.text("tree"),
        top.number("retention", 0, LONGEST_RETENTION).orElse(RETENTION),
        check,
        apps,
        unnamed);
  }

  private static Operators operators(Section top, Surroundings surroundings) {
    boolean named = top.node("operators").isPresent();
    if (!named && !surroundings.operatorsKnown()) {
      top.wrong("operators", "is missing", OperatorsReader.CURE);
    }
    return OperatorsReader.read(top).orElseGet(surroundings::operators);
  }

  private static Optional<Map<AppName, App>> apps(Section top, AppSettings general, App unnamed) {
    if (!top.keys().contains("apps")) {
      return Optional.empty();
    }
    var section = top.sectionOrNothing("apps");
    if (section.isPresent() && section.get().keys().isEmpty()) {
      // A file whose apps are all commented out must not open every app of the account.
      top.wrong("apps", "names no app", "name one, or remove the key to reach any app");
    }
    return section.map(found -> named(found, general, unnamed));
  }

  private static Map<AppName, App> named(Section section, AppSettings general, App unnamed) {
    var apps = new LinkedHashMap<AppName, App>();
    var seen = new HashMap<PlatformApp, AppName>();
    for (var key : section.keys()) {
      var name = Rule.read(key, Rules::appName, (wrong, cure) -> section.wrong(key, wrong, cure));
      var settings = section.sectionOrNothing(key).map(AppSettings::read);
      if (name.isPresent() && settings.isPresent()) {
        var app = settings.get().or(general).app(name.get(), unnamed);
        apps.put(name.get(), app);
        refuseTicketsOfAnotherHost(section, app);
        refuseSecondName(section, seen, app);
      }
    }
    return Collections.unmodifiableMap(apps);
  }

  private static void refuseTicketsOfAnotherHost(Section section, App app) {
    var host = app.repository().flatMap(ApiAddress::ofPublicHost).map(ApiAddress::kind);
    boolean wrong = host.isPresent() && host.get().tickets() != app.tickets();
    if (wrong && app.tickets() != TicketSystem.NONE) {
      var right = host.get().tickets().name().toLowerCase(Locale.ROOT);
      section
          .section(app.name().value())
          .orElse(section)
          .wrong(
              "tickets",
              "doesn't fit the repository, which is on " + host.get().title(),
              "write %s, or none".formatted(right));
    }
  }

  /** Under two names one app could be rolled back twice at once. */
  private static void refuseSecondName(Section section, Map<PlatformApp, AppName> seen, App app) {
    var earlier = seen.putIfAbsent(app.platformApp(), app.name());
    if (earlier != null) {
      section.wrong(
          app.name().value(),
          "is the same app of the platform as " + earlier,
          "keep one name, or set another scalingo-app");
    }
  }

  private static ApprovalRule approval(Section top) {
    boolean asksASecond = top.text("approval", RollbackFile::asksASecond).orElse(false);
    boolean mayGoAlone = top.truth("approval-bypass").orElse(false);
    if (!asksASecond) {
      return ApprovalRule.NONE;
    }
    return mayGoAlone ? ApprovalRule.SECOND_PERSON_OR_REASON : ApprovalRule.SECOND_PERSON;
  }

  private static boolean asksASecond(String text) {
    return switch (text) {
      case "none" -> false;
      case "second-person" -> true;
      case String other ->
          throw new Rule.Broken(
              Findings.quoted(other) + " is unknown", "write none or second-person");
    };
  }

  /** Nobody could ever approve what the only operator confirmed. */
  private static void refuseApprovalByNobody(Section top, Collection<App> apps) {
    apps.stream()
        .filter(app -> app.approval() == ApprovalRule.SECOND_PERSON && hasOneOperator(app))
        .findFirst()
        .ifPresent(app ->
            top.wrong(
                "approval",
                "asks for a second person, and "
                    + (app.name().equals(ANY) ? "operators" : "the operators of " + app.name())
                    + " name one",
                "name another one or a user group, or write approval-bypass: true"));
  }

  private static boolean hasOneOperator(App app) {
    return app.operators() instanceof Operators.Listed(var ids)
        && ids.size() == 1
        && !ids.getFirst().startsWith("S");
  }

  private static CheckSetting check(String text) {
    return switch (text) {
      case "never" -> CheckSetting.NEVER;
      case "weekly" -> CheckSetting.WEEKLY;
      case String other ->
          throw new Rule.Broken(Findings.quoted(other) + " is unknown", "write never or weekly");
    };
  }

  private static LanguageSetting language(String text) {
    return switch (text) {
      case "auto" -> LanguageSetting.AUTO;
      case "fr" -> LanguageSetting.FRENCH;
      case "en" -> LanguageSetting.ENGLISH;
      case String other ->
          throw new Rule.Broken(Findings.quoted(other) + " is unknown", "write auto, fr or en");
    };
  }
}
