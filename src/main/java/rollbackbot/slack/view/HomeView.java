package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollbackbot.check.Glance;
import rollbackbot.incident.HomePage;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.HealthAnswer;
import rollbackbot.words.FailureText;

/** The bot's Home of one person. */
public final class HomeView {
  private static final int MOST_INCIDENTS = 10;
  private static final int MOST_PEOPLE = 4;
  private static final int NAME = 60;

  /** What was seen longer ago says its age. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final PrivateReply said;
  private final Reply.Home home;
  private final Function<IncidentId, Optional<String>> boards;
  private final Wording wording;
  private final Draft message = new Draft();

  private HomeView(
      PrivateReply said, Reply.Home home, Function<IncidentId, Optional<String>> boards) {
    this.said = said;
    this.home = home;
    this.boards = boards;
    this.wording = new Wording(said.language());
  }

  /**
   * The Home.
   *
   * @param boards where the board of an incident is, as far as it is known
   */
  public static Message of(
      PrivateReply said, Reply.Home home, Function<IncidentId, Optional<String>> boards) {
    return new HomeView(said, home, boards).message();
  }

  private Message message() {
    incidents();
    apps();
    message
        .context(
            wording.say(
                "In the channel of an incident you can type it, too: `/rollback app previous`, or"
                    + " `/rollback help` for all commands. Nothing is deployed before somebody has"
                    + " confirmed the plan."))
        .context(wording.say("As of {date}.", wording.date(said.at())))
        .controls(renewing());
    return message.message();
  }

  private void incidents() {
    var lines =
        Stream.concat(
                home.open().stream()
                    .map(open -> OverviewView.incident(open, boards.apply(open.id()), wording)),
                home.page().stream().flatMap(page -> page.held().stream()).map(this::held))
            .toList();
    message.header(wording.say("Open incidents"));
    if (lines.isEmpty()) {
      message.section(wording.say("None."));
    }
    message.sections(lines.subList(0, Math.min(lines.size(), MOST_INCIDENTS)));
    if (lines.size() > MOST_INCIDENTS) {
      message.context(wording.say("And {count} more.", Text.number(lines.size() - MOST_INCIDENTS)));
    }
  }

  private Text held(HomePage.Held held) {
    return wording.say(
        "*{app}*: an incident has been open since {date}. On it: {people}.",
        Text.foreign(held.app().value()),
        wording.date(held.since()),
        wording.some(held.people().stream().map(Text::mention).toList(), MOST_PEOPLE));
  }

  private void apps() {
    message.header(wording.say("Your apps"));
    if (home.apps().isEmpty()) {
      message.section(wording.say("The platform doesn't answer: open this tab again in a minute."));
    } else if (home.apps().get().isEmpty()) {
      message.section(
          wording.say("There is none that you may act on: ask whoever configures the bot."));
    }
    home.page()
        .ifPresent(page -> {
          page.cards().forEach(card -> card(card, page.isLooking()));
          message.controls(pages(page));
          if (!page.cards().isEmpty()) {
            message.context(wording.say("What you ask for here is answered under *Messages*."));
          }
        });
  }

  private void card(HomePage.Card card, boolean isLooking) {
    var name = Text.foreign(card.app().value());
    var seen =
        card.seen().map(glance -> seen(name, glance)).orElseGet(() -> unseen(name, isLooking));
    message
        .section(card.open().map(this::incident).map(seen::over).orElse(seen))
        .controls(buttons(card));
  }

  private Text unseen(Text name, boolean isLooking) {
    return isLooking
        ? wording.say("*{app}*: the bot is looking …", name)
        : wording.say(
            "*{app}*: not read. Scalingo doesn't answer, or the calls to it are kept for"
                + " rollbacks.",
            name);
  }

  private Text seen(Text name, Glance glance) {
    var title =
        glance
            .runs()
            .map(runs ->
                wording.say(
                    "*{app}*: {version}, deployed {age}",
                    name,
                    Text.code(runs.label(), NAME),
                    wording.age(runs.since(), said.at())))
            .orElseGet(() -> Text.bold(name));
    var lines = Stream.of(title, way(glance), Text.list(condition(glance)));
    return Text.lines(lines.filter(line -> !line.isEmpty()).toList());
  }

  private Text way(Glance glance) {
    return glance
        .back()
        .map(version ->
            wording.say("↩️ A rollback would go to {version}.", Text.code(version, NAME)))
        .or(() ->
            glance
                .why()
                .map(why ->
                    wording.say(
                        "⚠️ No rollback is possible: {reason}.", FailureText.title(why, wording))))
        .orElse(Text.EMPTY);
  }

  private List<Text> condition(Glance glance) {
    var parts = new ArrayList<Text>();
    glance
        .health()
        .ifPresent(health ->
            parts.add(
                health.good()
                    ? wording.say("✅ healthy")
                    : wording.say(
                        "🔴 not healthy: {answer}",
                        new HealthAnswer(wording).of(health.answer()))));
    glance
        .autoDeploy()
        .ifPresent(isOn ->
            parts.add(isOn ? wording.say("auto-deploy on") : wording.say("auto-deploy off")));
    if (isOld(glance.at())) {
      parts.add(wording.say("seen {age}", wording.age(glance.at(), said.at())));
    }
    return parts;
  }

  private boolean isOld(Instant at) {
    return Duration.between(at, said.at()).compareTo(JUST_NOW) >= 0;
  }

  private Text incident(IncidentId id) {
    return boards
        .apply(id)
        .map(page -> Text.link(URI.create(page), wording.say("Go to the incident")))
        .orElseGet(() -> wording.say("An incident is open."));
  }

  private List<Control> buttons(HomePage.Card card) {
    var app = card.app().value();
    var buttons = new ArrayList<Control>();
    if (card.open().isEmpty()) {
      buttons.add(
          new Control.Button(
              ActionIds.ROLLBACK_START + "." + app,
              wording.say("Roll back …"),
              app,
              Control.Style.USUAL,
              Optional.empty()));
    }
    buttons.add(SuggestionView.oneOfMany(wording.say("Check"), "check " + app));
    buttons.add(SuggestionView.oneOfMany(wording.say("History"), "history " + app));
    buttons.add(SuggestionView.oneOfMany(wording.say("What changed"), "why " + app));
    return buttons;
  }

  private List<Control> pages(HomePage page) {
    int pages = Math.ceilDiv(home.apps().map(List::size).orElse(0), HomePage.MOST_CARDS);
    var controls = new ArrayList<Control>();
    if (page.number() > 1) {
      controls.add(show(wording.say("Previous apps"), "earlier", page.number() - 1));
    }
    if (page.number() < pages) {
      controls.add(show(wording.say("More apps"), "later", page.number() + 1));
    }
    return controls;
  }

  private List<Control> renewing() {
    return List.of(
        show(wording.say("Look again"), "again", home.page().map(HomePage::number).orElse(1)));
  }

  private static Control show(Text label, String suffix, int page) {
    return new Control.Button(
        ActionIds.HOME_SHOW + "." + suffix,
        label,
        Integer.toString(page),
        Control.Style.USUAL,
        Optional.empty());
  }
}
