package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Amount.Precision;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.MigrationTool;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.evidence.TrafficWindow;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.source.SourceCode.Lineage;
import rollbackbot.text.Message;
import rollbackbot.tree.Answer;

/** What can be told of an app, and that it can't. */
final class EvidenceGallery {
  private static final AppName APP = new AppName("my-app");
  private static final Instant RELEASED = Examples.NOW.minus(Duration.ofMinutes(82));
  private static final Optional<Page> COMPARED =
      Optional.of(new Page(URI.create("https://github.com/acme/my-app/compare/a...b")));
  private static final Optional<Page> DASHBOARD =
      Optional.of(new Page(URI.create("https://dashboard.example/apps/osc-fr1/my-app")));
  private static final TrafficWindow BEFORE =
      new TrafficWindow(
          RELEASED.minus(Duration.ofHours(1)), RELEASED.minus(Duration.ofMinutes(1)), 420, 0.002);
  private static final TrafficWindow AFTER =
      new TrafficWindow(
          RELEASED.plus(Duration.ofMinutes(2)),
          Examples.NOW.minus(Duration.ofMinutes(1)),
          397.5,
          0.0712);

  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private EvidenceGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new EvidenceGallery(examples);
    gallery.why("why", gallery.plain());
    gallery.why("why-parts", gallery.parts());
    gallery.why("why-nothing-wrong", gallery.nothingWrong());
    gallery.why("why-untold", gallery.untold());
    gallery.opening();
    return gallery.views;
  }

  /** The board of an incident with evidence, and its questions. */
  private void opening() {
    var told = gathered();
    views.put("board-evidence", examples.board(knowing("affects-users", told)));
    views.put(
        "board-evidence-untold",
        examples.board(
            knowing("affects-users", new Evidence(untold().changed(), List.of(), List.of()))));
    views.put("board-evidence-one-tap", examples.board(knowing("affects-users", oneTap())));
    views.put("thread-question-suggested", asked("affects-users", told, Optional.empty()));
    views.put(
        "thread-question-settled-database",
        asked("database", told, Optional.of(byTheBot("database"))));
    views.put(
        "thread-question-settled-flags",
        asked("can-disable", told, Optional.of(byTheBot("can-disable"))));
  }

  private Evidence gathered() {
    var plain = plain();
    return new Evidence(
        plain.changed(),
        plain.seen(),
        all(
            plain.suggests(),
            facts(Source.ADDONS, new Claim.Databases(exactly(0), List.of())),
            facts(
                Source.VARIABLES,
                new Claim.DatabaseVariables(exactly(0), List.of()),
                new Claim.Flags(exactly(0), List.of()))));
  }

  private Evidence oneTap() {
    var quiet = nothingWrong();
    var sick =
        facts(
            Source.HEALTH_CHECK, new Claim.Unhealthy(quoted("status 500"), Optional.of(RELEASED)));
    var all =
        facts(
            Source.ALL_OF_THESE,
            new Claim.AllSpeaksForGoingBack(quoted("4.0.0"), Examples.OLD, RELEASED));
    return new Evidence(quiet.changed(), sick, all(all, quiet.suggests()));
  }

  private Incident knowing(String question, Evidence evidence) {
    return examples.incident(new QuestionState.Deciding(question)).withEvidence(evidence);
  }

  private static GivenAnswer byTheBot(String question) {
    return new GivenAnswer(new Answer(question, "no"), AuditEvent.BOT, Examples.NOW);
  }

  private Message asked(String question, Evidence evidence, Optional<GivenAnswer> answer) {
    var asked = new QuestionEntry.Asked(question, Examples.PROMPT, answer, false);
    return examples.last(knowing(question, evidence).tell(asked, Examples.NOW));
  }

  private void why(String name, Evidence evidence) {
    var reply = new Reply.Why(APP, evidence);
    views.put(
        "reply-" + name,
        ReplyView.of(
            new PrivateReply(Examples.REPLY_TO, examples.language, reply, Examples.NOW),
            _ -> Optional.empty()));
  }

  private Quoted quoted(String words) {
    return new Quoted(examples.foreign.apply(words));
  }

  private static Fact fact(Claim claim, Source source) {
    var page =
        switch (source) {
          case GIT_HOST -> COMPARED;
          case ROUTER, EVENTS, DEPLOYMENTS, VARIABLES, ADDONS -> DASHBOARD;
          case HEALTH_CHECK, ALL_OF_THESE -> Optional.<Page>empty();
        };
    return new Fact(claim, source, Examples.NOW, page);
  }

  private static Amount exactly(int number) {
    return new Amount(number, Precision.EXACT);
  }

  private static Amount atLeast(int number) {
    return new Amount(number, Precision.AT_LEAST);
  }

  private static List<Told> facts(Source source, Claim... claims) {
    return Arrays.stream(claims).<Told>map(claim -> fact(claim, source)).toList();
  }

  @SafeVarargs
  private static List<Told> all(List<Told>... told) {
    var all = new ArrayList<Told>();
    for (var some : told) {
      all.addAll(some);
    }
    return List.copyOf(all);
  }

  private List<Told> runs() {
    return facts(
        Source.DEPLOYMENTS,
        new Claim.Runs(
            quoted("4.1.0"),
            RELEASED,
            Optional.of(RELEASED.plusSeconds(95)),
            Optional.of(quoted("bob"))));
  }

  private Suggestion byErrors(String question, String answer) {
    return new Suggestion.ByErrors(new Quoted(question), new Quoted(answer), BEFORE, AFTER);
  }

  private List<Told> wayBack() {
    return facts(
        Source.DEPLOYMENTS,
        new Claim.WayBack(
            quoted("4.0.0"), quoted("0a1b2c3"), Optional.of(quoted("release/v4.0.0"))));
  }

  private Evidence plain() {
    return new Evidence(
        all(
            runs(),
            facts(
                Source.GIT_HOST,
                new Claim.Commits(
                    quoted("4.0.0"),
                    Lineage.AHEAD,
                    exactly(12),
                    exactly(4),
                    List.of(quoted("Ann"), quoted("Bo"), quoted("Cy")),
                    List.of(quoted("fix!: CVE-2026-1234 in the parser"), quoted("feat: coupons"))),
                new Claim.Migrations(
                    exactly(1),
                    List.of(MigrationTool.RAILS),
                    List.of(quoted("db/migrate/20261122_add_coupons.rb"))),
                new Claim.Dependencies(exactly(1), List.of(quoted("Gemfile.lock"))),
                new Claim.SecurityFixes(
                    exactly(1), List.of(quoted("fix!: CVE-2026-1234 in the parser")))),
            facts(
                Source.EVENTS,
                new Claim.VariablesChanged(
                    exactly(2),
                    List.of(quoted("API_URL"), quoted("CACHE")),
                    RELEASED.minus(Duration.ofDays(3))),
                new Claim.StackChanged(quoted("scalingo-20"), quoted("scalingo-22")))),
        all(
            facts(Source.ROUTER, new Claim.Errors(BEFORE, AFTER)),
            facts(Source.EVENTS, new Claim.Crashes(exactly(3), RELEASED)),
            facts(
                Source.HEALTH_CHECK,
                new Claim.Unhealthy(quoted("status 500"), Optional.of(RELEASED)))),
        all(
            facts(
                Source.ROUTER,
                new Claim.SuggestedAnswer(byErrors("affects-users", "yes")),
                new Claim.SuggestedAnswer(byErrors("proportion", "high"))),
            wayBack()));
  }

  /** Where a host tells a part. */
  private Evidence parts() {
    return new Evidence(
        facts(
            Source.GIT_HOST,
            new Claim.Commits(
                quoted("4.0.0"),
                Lineage.DIVERGED,
                exactly(10_000),
                atLeast(41),
                List.of(quoted("Ann"), quoted("Bo"), quoted("Cy")),
                List.of()),
            new Claim.Migrations(
                atLeast(5),
                List.of(MigrationTool.DJANGO, MigrationTool.FLYWAY),
                List.of(quoted("shop/migrations/0002_coupon.py"))),
            new Claim.Migrations(exactly(1), List.of(), List.of(quoted("schema/coupons.sql"))),
            new Claim.Dependencies(atLeast(1), List.of(quoted("yarn.lock"))),
            new Claim.SecurityFixes(atLeast(1), List.of(quoted("Close GHSA-abcd-1234")))),
        facts(Source.EVENTS, new Claim.Crashes(atLeast(2), RELEASED)),
        all(
            facts(
                Source.ADDONS, new Claim.Databases(exactly(1), List.of(quoted("postgresql-512")))),
            facts(
                Source.VARIABLES,
                new Claim.DatabaseVariables(exactly(1), List.of(quoted("DATABASE_URL"))),
                new Claim.Flags(exactly(1), List.of(quoted("FEATURE_COUPONS"))),
                new Claim.DatabaseVariables(exactly(0), List.of()),
                new Claim.Flags(exactly(0), List.of())),
            facts(Source.ADDONS, new Claim.Databases(exactly(0), List.of())),
            wayBack()));
  }

  private Evidence nothingWrong() {
    var quiet = new TrafficWindow(AFTER.from(), AFTER.to(), 0.04, 0);
    return new Evidence(
        all(
            runs(),
            facts(
                Source.GIT_HOST,
                new Claim.Commits(
                    quoted("4.0.0"), Lineage.SAME, exactly(0), exactly(0), List.of(), List.of()),
                new Claim.Migrations(exactly(0), List.of(), List.of()),
                new Claim.Dependencies(exactly(0), List.of())),
            facts(Source.EVENTS, new Claim.VariablesChanged(exactly(0), List.of(), RELEASED))),
        all(
            facts(
                Source.ROUTER,
                new Claim.Errors(BEFORE, quiet),
                new Claim.Errors(quiet, new TrafficWindow(AFTER.from(), AFTER.to(), 9.96, 0.0003))),
            facts(Source.EVENTS, new Claim.Crashes(exactly(0), RELEASED)),
            facts(Source.HEALTH_CHECK, new Claim.Healthy(quoted("status 200")))),
        wayBack());
  }

  /** Everything that can't be told, and every reason for it. */
  private Evidence untold() {
    var subjects =
        Arrays.stream(Subject.values())
            .<Told>map(what -> untold(what, Why.LATE, Source.GIT_HOST))
            .toList();
    var whys =
        Arrays.stream(Why.values())
            .<Told>map(why -> untold(Subject.ERRORS, why, Source.ROUTER))
            .toList();
    var words = Optional.of(quoted("reading the events of my-app: 500"));
    var trouble = new Untold(Subject.VARIABLES, Why.TROUBLE, words, Source.EVENTS, Examples.NOW);
    return new Evidence(subjects, whys, List.of(trouble));
  }

  private static Untold untold(Subject what, Why why, Source source) {
    return new Untold(what, why, Optional.empty(), source, Examples.NOW);
  }
}
