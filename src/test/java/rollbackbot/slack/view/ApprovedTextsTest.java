package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.RecordEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.outside.Ticket;
import rollbackbot.question.QuestionEntry;
import rollbackbot.release.DeploymentId;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.room.Timing;
import rollbackbot.text.Language;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.ticket.TicketOutcome;
import rollbackbot.ticket.TicketState;
import rollbackbot.tree.Outcome;
import rollbackbot.version.Version;

/**
 * The texts that leave Slack, compared whole with what somebody approved; {@code mvn test
 * -Dtest=ApprovedTextsTest -Dapprove=true} rewrites them, to be read before they are committed.
 */
class ApprovedTextsTest {
  private static final boolean APPROVE = Boolean.getBoolean("approve");
  private static final Path FILES = Path.of("src/test/resources/rollbackbot/slack/text");

  private static void compare(String name, Language language, String text) throws IOException {
    var path = FILES.resolve(name + "." + language.code() + ".md");
    if (APPROVE) {
      Files.createDirectories(FILES);
      Files.writeString(path, text);
    }

    assertThat(path).exists();
    assertThat(text).isEqualTo(Files.readString(path));
  }

  private static String ticket(Examples examples, Incident incident, Closing why) {
    var prose =
        new WrittenProse(
            Examples.TREE,
            examples.links(),
            Timing.standard(),
            _ -> Optional.of("https://acme.slack.example/archives/C0INCIDENTS/p1"));
    var ticket = prose.ticket(incident, examples.app(), why, Examples.NOW);
    assertThat(ticket.labels()).isEqualTo(List.of("incident"));
    assertThat(ticket.body()).contains(incident.id().value());
    return "# " + ticket.title() + "\n\n" + ticket.body() + "\n";
  }

  @ParameterizedTest
  @EnumSource
  void ticketOfAProblemThatCanWait(Language language) throws IOException {
    var examples = Examples.in(language);
    var incident =
        examples
            .incident(
                new TicketState.OpeningTicket(Closing.ALERT_OWNER, "U0ALICE", Optional.empty()),
                asked(examples, "can-disable", "no"),
                asked(examples, "affects-users", "yes"),
                asked(examples, "proportion", "low"))
            .withAnswers(
                List.of(
                    examples.answer("can-disable", "no"),
                    examples.answer("affects-users", "yes"),
                    examples.answer("proportion", "low")))
            .withReason(Optional.of("Checkout shows an *error*"));

    compare("ticket-alert-owner", language, ticket(examples, incident, Closing.ALERT_OWNER));
  }

  private static Entry asked(Examples examples, String question, String choice) {
    return new QuestionEntry.Asked(
        question, 2, Optional.of(examples.answer(question, choice)), false);
  }

  @ParameterizedTest
  @EnumSource
  void ticketOfAFeatureThatWasSwitchedOff(Language language) throws IOException {
    var examples = Examples.in(language);
    var incident =
        switchedOff(examples, new FeatureEntry.FeatureSwitched(examples.flagChange(), Health.GOOD));

    compare("ticket-feature-off", language, ticket(examples, incident, Closing.DISABLE_FEATURE));
  }

  private static Incident switchedOff(Examples examples, Entry... then) {
    var state = new CalledOff.Closed(Closing.DISABLE_FEATURE, Optional.of("U0ALICE"));
    var incident =
        examples.incident(
            state,
            asked(examples, "can-disable", "yes"),
            new FeatureEntry.FlagsOffered(
                examples.flags(), 3, new FlagChoice.Chosen(examples.flagChange())));
    for (var content : then) {
      incident = incident.tell(content, Examples.NOW);
    }
    return incident;
  }

  private static String draft(Examples examples, Incident incident) {
    var entry = incident.thread().getLast();
    return ThreadView.file(
            incident,
            entry,
            examples.app(),
            Examples.TREE,
            examples.links(),
            Timing.standard(),
            Examples.NOW)
        .orElseThrow()
        .text();
  }

  @ParameterizedTest
  @EnumSource
  void postMortemOfARollback(Language language) throws IOException {
    var examples = Examples.in(language);
    var deployment = new DeploymentId("d-42");
    var confirmed = new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95));
    var incident =
        examples
            .incident(
                new DeployState.Succeeded(examples.confirmed(), deployment, true, true),
                AutoDeploy.PAUSED,
                asked(examples, "can-disable", "no"),
                asked(examples, "affects-users", "yes"),
                asked(examples, "proportion", "high"),
                new OfferEntry.Offered(examples.plan(), 4, confirmed, Optional.empty()),
                new IncidentEntry.Reached(
                    new Milestone.BranchReady(
                        examples.plan().branch(), Examples.OLD, false, AutoDeploy.PAUSED)),
                new IncidentEntry.Reached(new Milestone.DeploymentStarted(deployment, false)),
                new IncidentEntry.Reached(
                    new Milestone.Live(new Version(examples.plan().to().label()))),
                new DeployEntry.Proven(
                    examples.confirmed(), deployment, true, true, AutoDeploy.PAUSED),
                new RecordEntry.PostMortem())
            .withAnswers(
                List.of(
                    examples.answer("affects-users", "yes"),
                    examples.answer("proportion", "high")));

    compare("post-mortem-rollback", language, draft(examples, incident));
  }

  @ParameterizedTest
  @EnumSource
  void postMortemOfARollbackWithADatabase(Language language) throws IOException {
    var examples = Examples.in(language);
    var plan = examples.planWithDatabase();
    var wanted =
        examples.after(
            new Restored.Wanted("U0BOB", Examples.NOW.minusSeconds(60), Optional.empty()));
    var database = wanted.databases().getFirst().what();
    var incident =
        examples.incident(
            new DeployState.Succeeded(
                examples.confirmed(plan), new DeploymentId("d-42"), true, true),
            AutoDeploy.PAUSED,
            asked(examples, "database", "yes"),
            new OfferEntry.Offered(
                plan,
                4,
                new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95)),
                Optional.empty()),
            new RestoreEntry.RestoreAsked(5, Optional.empty(), Optional.empty(), false, wanted),
            new IncidentEntry.Reached(
                new Milestone.DatabaseRestored(
                    database.database(),
                    database.moment().orElseThrow(),
                    Optional.of(Examples.NOW.minusSeconds(60)))),
            new RecordEntry.PostMortem());

    compare("post-mortem-database", language, draft(examples, incident));
  }

  @ParameterizedTest
  @EnumSource
  void postMortemOfAFeatureThatWasSwitchedOff(Language language) throws IOException {
    var examples = Examples.in(language);
    var ticket = new Ticket("#42", URI.create("https://github.com/acme/my-app/issues/42"));
    var incident =
        switchedOff(
            examples,
            new FeatureEntry.FeatureSwitched(examples.flagChange(), Health.GOOD),
            new TicketEntry.OwnerAlerted(
                Outcome.DISABLE_FEATURE, Optional.of("U0PO"), new TicketOutcome.Opened(ticket)),
            new RecordEntry.PostMortem());

    compare("post-mortem-feature-off", language, draft(examples, incident));
  }
}
