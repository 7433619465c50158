package rollbackbot.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.config.Configuration.Http;
import rollbackbot.app.config.Configuration.LogFormat;
import rollbackbot.app.config.Configuration.Scalingo;
import rollbackbot.app.config.Configuration.Slack;
import rollbackbot.app.config.Configuration.SlackMode;
import rollbackbot.app.config.RollbackFile.Surroundings;
import rollbackbot.release.Operators;
import rollbackbot.secret.Secret;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.tree.DecisionTree;

/** Reads the environment and {@code rollback.yml}, and collects all that is wrong with them. */
public final class ConfigurationReader {
  private static final String ENVIRONMENT = "environment";
  private static final List<String> SECRETS =
      List.of(
          "SLACK_BOT_TOKEN",
          "SLACK_SIGNING_SECRET",
          "SLACK_APP_TOKEN",
          "SCALINGO_API_TOKEN",
          "GIT_TOKEN",
          "TICKET_TOKEN",
          "HOOK_SECRET",
          "METRICS_TOKEN",
          "DATABASE_URL",
          "HTTPS_PROXY",
          "HTTP_PROXY",
          "https_proxy",
          "http_proxy");

  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Findings findings = new Findings(ENVIRONMENT);
  private final Variables variables;

  private ConfigurationReader(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.variables = new Variables(environment, findings);
  }

  /** The configuration, or every mistake in it. */
  public static Reading<Configuration> read(
      Map<String, String> environment, Path workingDirectory) {
    return new ConfigurationReader(environment, workingDirectory).read();
  }

  /** Where the bot's state is kept, or every mistake in that; other mistakes don't matter here. */
  public static Reading<StoreSettings> readStore(
      Map<String, String> environment, Path workingDirectory) {
    return new ConfigurationReader(environment, workingDirectory).readStore();
  }

  private Reading<StoreSettings> readStore() {
    var database = database();
    if (!findings.mistakes().isEmpty()) {
      return new Reading.Mistakes<>(withoutSecrets(findings.mistakes()));
    }
    var secrets = Stream.concat(secrets().stream(), database.password().stream()).toList();
    var source = ConfigurationSource.find(variables, workingDirectory);
    var apps = file(source, new Findings(source.name())).apps();
    return new Reading.Read<>(
        new StoreSettings(database, secrets, apps.map(Map::keySet).orElseGet(Set::of)));
  }

  private Reading<Configuration> read() {
    var source = ConfigurationSource.find(variables, workingDirectory);
    var fileFindings = new Findings(source.name());
    var file = file(source, fileFindings);
    var treeMistakes = new ArrayList<Mistake>();
    var tree = tree(file, source, treeMistakes);
    var configuration = configuration(file, tree);
    var mistakes = new ArrayList<>(findings.mistakes());
    mistakes.addAll(fileFindings.mistakes());
    mistakes.addAll(treeMistakes);
    return mistakes.isEmpty()
        ? new Reading.Read<>(configuration)
        : new Reading.Mistakes<>(withoutSecrets(mistakes));
  }

  /** The team's own tree, or the runbook's, also where the own one is wrong. */
  private DecisionTree tree(
      RollbackFile file, ConfigurationSource source, List<Mistake> treeMistakes) {
    if (file.tree().isEmpty()) {
      return TreeReader.builtIn();
    }
    var own = source.other(file.tree().get(), "tree in " + source.name(), workingDirectory);
    var treeFindings = new Findings(own.name());
    var text = own.text(treeFindings);
    treeMistakes.addAll(treeFindings.mistakes());
    if (text.isEmpty()) {
      return TreeReader.builtIn();
    }
    return switch (TreeReader.read(own.name(), text.get())) {
      case Reading.Read<DecisionTree>(var tree) -> tree;
      case Reading.Mistakes<DecisionTree>(var mistakes) -> {
        treeMistakes.addAll(mistakes);
        yield TreeReader.builtIn();
      }
    };
  }

  private Configuration configuration(RollbackFile file, DecisionTree tree) {
    return new Configuration(
        http(),
        slack(),
        scalingo(),
        new GitReader(variables, findings).read(file),
        ProxyReader.read(variables),
        variables.secret("HOOK_SECRET"),
        database(),
        variables.text("LOG_FORMAT", ConfigurationReader::logFormat).orElse(LogFormat.TEXT),
        file.language(),
        file.operators(),
        tree,
        Optional.of(Duration.ofDays(file.retention())).filter(Duration::isPositive),
        file.check(),
        file.apps(),
        file.defaults());
  }

  private RollbackFile file(ConfigurationSource source, Findings fileFindings) {
    var region = variables.text("SCALINGO_REGION", Rules::platformName).orElseGet(this::region);
    var operators =
        variables
            .text("ROLLBACK_OPERATORS")
            .flatMap(ids -> OperatorsReader.read(ids, variables.problem("ROLLBACK_OPERATORS")));
    boolean known = variables.text("ROLLBACK_OPERATORS").isPresent();
    var surroundings =
        new Surroundings(region, operators.orElse(new Operators.Listed(List.of())), known);
    var text = source.text(fileFindings);
    if (text.isEmpty()) {
      if (!known && fileFindings.mistakes().isEmpty()) {
        findings.add("ROLLBACK_OPERATORS", "is missing", OperatorsReader.CURE);
      }
      return RollbackFile.absent(surroundings);
    }
    var fields = YamlText.read(text.get(), fileFindings);
    return fields.isEmpty() && !fileFindings.mistakes().isEmpty()
        ? RollbackFile.absent(surroundings)
        : RollbackFile.read(
            new Section("", fields.orElse(new Node.Fields(1, List.of())), fileFindings),
            surroundings);
  }

  private Http http() {
    return new Http(variables.number("PORT", 3000, 0, 65_535), variables.secret("METRICS_TOKEN"));
  }

  private Slack slack() {
    var botToken = variables.requiredSecret("SLACK_BOT_TOKEN", "set the bot's token, xoxb-…");
    if (!botToken.reveal().isEmpty() && !botToken.reveal().startsWith("xoxb-")) {
      findings.add("SLACK_BOT_TOKEN", "is no bot's token", "set the one that begins with xoxb-");
    }
    return new Slack(
        botToken,
        variables.text("SLACK_APP_TOKEN").isPresent() ? socketMode() : httpMode(),
        variables
            .text("SLACK_API_URL", Rules::slackApiUrl)
            .orElse(URI.create("https://slack.com/api/")));
  }

  private SlackMode httpMode() {
    return new SlackMode.HttpMode(
        variables.requiredSecret(
            "SLACK_SIGNING_SECRET",
            "set the one of the app's Basic Information page, or SLACK_APP_TOKEN for Socket Mode"));
  }

  private SlackMode socketMode() {
    var token = variables.secret("SLACK_APP_TOKEN").orElseGet(() -> new Secret(""));
    if (!token.reveal().isEmpty() && !token.reveal().startsWith("xapp-")) {
      findings.add("SLACK_APP_TOKEN", "is no app's token", "set the one that begins with xapp-");
    }
    return new SlackMode.SocketMode(token);
  }

  private Scalingo scalingo() {
    return new Scalingo(
        variables.requiredSecret("SCALINGO_API_TOKEN", "set an API token, tk-us-…"),
        variables
            .text("SCALINGO_AUTH_URL", Rules::url)
            .orElse(URI.create("https://auth.scalingo.com")),
        region(),
        variables.text("SCALINGO_API_URL", Rules::url),
        variables.text("SCALINGO_DB_API_URL", Rules::url),
        variables.number("SCALINGO_CALLS_PER_MINUTE", 60, 1, 60_000));
  }

  private String region() {
    return variables.text("SCALINGO_REGION").orElse("osc-fr1");
  }

  private DatabaseSetting database() {
    var directory = variables.text("ROLLBACK_DATA_DIR");
    if (directory.isEmpty() && variables.text("DATABASE_URL").isEmpty()) {
      refuseWipedDisk();
    }
    return variables
        .text("DATABASE_URL", DatabaseUrl::read)
        .<DatabaseSetting>map(DatabaseSetting.Postgres::new)
        .orElseGet(() ->
            new DatabaseSetting.Embedded(
                workingDirectory.resolve(directory.orElse("data")).normalize()));
  }

  private void refuseWipedDisk() {
    Stream.of("CONTAINER", "DYNO")
        .filter(name -> variables.text(name).isPresent())
        .findFirst()
        .ifPresent(name ->
            findings.add(
                "ROLLBACK_DATA_DIR",
                "is missing on a platform (%s is set) that wipes its disk at each restart, and running rollbacks with it"
                    .formatted(name),
                "set DATABASE_URL to a PostgreSQL, or this to a directory that lasts"));
  }

  private static LogFormat logFormat(String text) {
    return switch (text) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      case String other ->
          throw new Rule.Broken(Findings.quoted(other) + " is unknown", "write text or json");
    };
  }

  private List<Secret> secrets() {
    return SECRETS.stream()
        .map(environment::get)
        .filter(Objects::nonNull)
        .map(String::strip)
        .map(Secret::new)
        .toList();
  }

  /** Whoever mixes up two variables must not find a token in the log. */
  private List<Mistake> withoutSecrets(List<Mistake> mistakes) {
    var cleaner = new SecretCleaner(secrets());
    return mistakes.stream()
        .map(mistake ->
            new Mistake(
                cleaner.clean(mistake.file()),
                mistake.line(),
                cleaner.clean(mistake.key()),
                cleaner.clean(mistake.wrong()),
                mistake.cure()))
        .toList();
  }
}
