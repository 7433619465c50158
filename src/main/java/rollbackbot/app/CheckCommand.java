package rollbackbot.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.check.Finding;
import rollbackbot.check.FindingText;
import rollbackbot.check.Mark;
import rollbackbot.release.App;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.text.Language;
import rollbackbot.text.Wording;
import rollbackbot.trouble.CleanedMessage;
import tools.jackson.databind.json.JsonMapper;

/** Checks an installation: what it is made of, and whether its apps could be rolled back. */
@Command(
    name = "check",
    description =
        "Checks configuration, tokens, scopes, database, and for each app whether it could be"
            + " rolled back right now. Changes nothing.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final FindingText ENGLISH = new FindingText(new Wording(Language.ENGLISH));

  /** What a minute's calls are counted over, and a little. */
  private static final Duration A_MINUTE = Duration.ofSeconds(62);

  private static final int MOST_WAITS = 2;

  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Waits waits;
  private final Clock clock;
  private final Patience patience;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "APP",
      description = "The apps to check; without any, all that the file names.")
  private List<String> apps = new ArrayList<>();

  @Option(names = "--json", description = "An object a line.")
  private boolean json;

  CheckCommand(
      Map<String, String> environment,
      Path workingDirectory,
      Waits waits,
      Clock clock,
      Patience patience) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.waits = waits;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (ConfigurationReader.read(environment, workingDirectory)) {
      case Reading.Mistakes<Configuration>(var mistakes) -> {
        mistakes.forEach(err()::println);
        yield ExitCodes.BAD_CONFIGURATION;
      }
      case Reading.Read<Configuration>(var configuration) -> check(configuration);
    };
  }

  private int check(Configuration configuration) throws InterruptedException {
    try (var tools = CheckTools.of(configuration, waits, clock, patience)) {
      var chosen = chosen(tools);
      var lines = new Lines(new SecretCleaner(configuration.secrets()));
      tools.installation().forEach(finding -> lines.print(finding, Optional.empty()));
      if (chosen.isEmpty()) {
        lines.print(Finding.of(Finding.Kind.NO_APP_NAMED), Optional.empty());
      }
      for (var app : chosen) {
        look(tools, app).forEach(finding -> lines.print(finding, Optional.of(app)));
      }
      return lines.wrong == 0 ? ExitCodes.FINE : ExitCodes.FAILED;
    }
  }

  /** Many apps take more calls than a minute has. */
  private List<Finding> look(CheckTools tools, App app) throws InterruptedException {
    var findings = tools.app(app);
    for (int again = 0; again < MOST_WAITS && waitsForBudget(findings); again++) {
      err()
          .println(
              "check: SCALINGO_CALLS_PER_MINUTE is used up, %s waits a minute"
                  .formatted(app.name()));
      patience.pass(A_MINUTE);
      findings = tools.app(app);
    }
    return findings;
  }

  private static boolean waitsForBudget(List<Finding> findings) {
    return findings.stream().anyMatch(Finding::waitsForBudget);
  }

  private List<App> chosen(CheckTools tools) {
    return apps.isEmpty()
        ? tools.named()
        : apps.stream()
            .distinct()
            .map(name -> tools.find(name).orElseThrow(() -> unknown(name, tools)))
            .toList();
  }

  private ParameterException unknown(String name, CheckTools tools) {
    var near = tools.near(name).map(it -> "; did you mean " + it + "?").orElse("");
    return new ParameterException(
        spec.commandLine(), AuditLines.onOneLine(name + ": no such app" + near));
  }

  /** What is printed, and how much of it is wrong. */
  private final class Lines {
    private final SecretCleaner cleaner;
    private int wrong;

    Lines(SecretCleaner cleaner) {
      this.cleaner = cleaner;
    }

    void print(Finding finding, Optional<App> app) {
      wrong += finding.isWrong() ? 1 : 0;
      var text = ENGLISH.of(cleaned(finding)).plain();
      var name = app.map(it -> it.name().value());
      out()
          .println(
              json
                  ? object(finding, name, text)
                  : finding.mark().sign() + " " + name.map(it -> it + ": ").orElse("") + text);
    }

    private Finding cleaned(Finding finding) {
      var values =
          finding.values().stream()
              .map(words -> words.replaceAll("\\R", " "))
              .map(words -> cleaned(finding.kind(), words))
              .toList();
      return new Finding(finding.kind(), values, finding.at());
    }

    private String cleaned(Finding.Kind kind, String words) {
      return kind.tellsTrouble() ? CleanedMessage.of(words, cleaner) : cleaner.clean(words);
    }

    private String object(Finding finding, Optional<String> app, String text) {
      var object = JSON.createObjectNode();
      app.ifPresent(name -> object.put("app", name));
      return object
          .put("check", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("mark", finding.mark().sign())
          .put("fine", finding.mark() == Mark.FINE)
          .put("text", text)
          .toString();
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
