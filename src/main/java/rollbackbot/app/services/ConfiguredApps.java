package rollbackbot.app.services;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.release.Platform;

/** The apps of the configuration; without any, those that our account reaches, in any region. */
public final class ConfiguredApps implements Apps {
  private static final Logger log = LoggerFactory.getLogger(ConfiguredApps.class);
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Each letter typed in a form asks for the names, and whoever opens the Home. */
  private static final Duration LISTED = Duration.ofMinutes(1);

  private final Configuration configuration;
  private final Platform platform;
  private final Supplier<List<String>> regions;
  private final SteadyClock clock;
  private final Map<AppName, Seen> seen = new ConcurrentHashMap<>();
  private volatile Listing listing = new Listing(List.of(), Instant.MIN);

  /**
   * The apps.
   *
   * @param regions those that our account sees; asked only where the usual one isn't enough
   */
  ConfiguredApps(
      Configuration configuration,
      Platform platform,
      Supplier<List<String>> regions,
      SteadyClock clock) {
    this.configuration = configuration;
    this.platform = platform;
    this.regions = regions;
    this.clock = clock;
  }

  private record Seen(App app, Instant until) {}

  private record Listing(List<AppName> names, Instant until) {}

  @Override
  public Optional<App> find(AppName name) {
    return configuration
        .apps()
        .map(apps -> Optional.ofNullable(apps.get(name)))
        .orElseGet(() -> reached(name));
  }

  /**
   * The app as far as it is known without a call: where it was found last, else as if it were in
   * the usual region.
   */
  public Optional<App> withoutAsking(AppName name) {
    return configuration
        .apps()
        .map(apps -> Optional.ofNullable(apps.get(name)))
        .orElseGet(() ->
            Optional.ofNullable(seen.get(name))
                .map(Seen::app)
                .or(() -> Optional.of(configuration.unnamedApp(name, usualRegion()))));
  }

  private Optional<App> reached(AppName name) {
    var known = Optional.ofNullable(seen.get(name));
    if (known.filter(it -> it.until().isAfter(clock.instant())).isPresent()) {
      return known.map(Seen::app);
    }
    try {
      var found = lookUp(name, known.map(Seen::app));
      found.ifPresent(app -> seen.put(name, new Seen(app, clock.instant().plus(FRESH))));
      return found;
    } catch (OutsideTrouble.Unavailable away) {
      // An app that was there a while ago is better than an incident that can't go on.
      return Optional.of(known.map(Seen::app).orElseThrow(() -> away));
    }
  }

  /** Where it was found before, then in the usual region, then in the others. */
  private Optional<App> lookUp(AppName name, Optional<App> before) {
    var usual = configuration.unnamedApp(name, usualRegion());
    return Stream.of(before.stream(), Stream.of(usual), elsewhere(name))
        .flatMap(candidates -> candidates)
        .filter(this::exists)
        .findFirst();
  }

  private Stream<App> elsewhere(AppName name) {
    return Stream.of(regions)
        .flatMap(listed -> listed.get().stream())
        .filter(region -> !region.equals(usualRegion()))
        .map(region -> configuration.unnamedApp(name, region));
  }

  private String usualRegion() {
    return configuration.defaults().platformApp().region();
  }

  private boolean exists(App app) {
    try {
      return platform.exists(app.platformApp());
    } catch (OutsideTrouble.Refused refused) {
      if (app.platformApp().region().equals(usualRegion())) {
        throw refused;
      }
      log.info("a region that we may not use: {}", refused.getMessage());
      return false;
    }
  }

  @Override
  public List<AppName> names() {
    return configuration.apps().map(apps -> List.copyOf(apps.keySet())).orElseGet(this::listed);
  }

  /** The names that need no call: those of the configuration; where it has none, none. */
  public List<AppName> namesWithoutAsking() {
    return configuration.apps().map(apps -> List.copyOf(apps.keySet())).orElseGet(List::of);
  }

  private List<AppName> listed() {
    var known = listing;
    if (known.until().isAfter(clock.instant())) {
      return known.names();
    }
    var names = asked();
    listing = new Listing(names, clock.instant().plus(LISTED));
    return names;
  }

  private List<AppName> asked() {
    return Stream.concat(
            Stream.of(usualRegion()),
            regions.get().stream().filter(region -> !region.equals(usualRegion())))
        .flatMap(this::namesIn)
        .distinct()
        .toList();
  }

  /** An app that was listed needn't be asked for; it stays where it was found before. */
  private void listedIn(String region, AppName name) {
    var app = configuration.unnamedApp(name, region);
    var listed = new Seen(app, clock.instant().plus(FRESH));
    seen.merge(name, listed, (known, fresh) -> known.app().equals(app) ? fresh : known);
  }

  private Stream<AppName> namesIn(String region) {
    try {
      var names =
          platform.appNames(region).stream().filter(AppName::isValid).map(AppName::new).toList();
      names.forEach(name -> listedIn(region, name));
      return names.stream();
    } catch (OutsideTrouble.Refused refused) {
      log.info("a region that we may not use: {}", refused.getMessage());
      return Stream.empty();
    }
  }
}
