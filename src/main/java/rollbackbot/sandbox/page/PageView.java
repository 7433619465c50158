package rollbackbot.sandbox.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.sandbox.CurrentWorld;
import rollbackbot.sandbox.Scenario;
import rollbackbot.sandbox.page.PageState.Member;
import rollbackbot.sandbox.page.PageState.Named;
import rollbackbot.sandbox.page.PageState.ShownForm;
import rollbackbot.sandbox.page.PageState.ShownMessage;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.forms.ShownView;
import rollbackbot.sandbox.slack.messages.Notice;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a person sees of the world. */
final class PageView {
  static final String FIRST_PERSON = "U0ALICE";
  private static final List<String> PEOPLE = List.of(FIRST_PERSON, "U0BOB", "U0CAROL");
  private static final List<String> CHANNELS = List.of("C0INCIDENTS", "C0GENERAL");
  private static final String OPERATORS = "S0OPSTEAM";

  private final CurrentWorld current;

  PageView(CurrentWorld current) {
    this.current = current;
  }

  PageState seenBy(String person) {
    var played = current.now();
    var slack = played.world().slack();
    var workspace = slack.workspace();
    var guide = new Guide(played);
    return new PageState(
        person,
        workspace.installation().botUser(),
        workspace.installation().command(),
        workspace.people().stream().map(each -> member(workspace, each)).toList(),
        workspace.groups().stream().map(each -> new Named(each.id(), each.handle())).toList(),
        CHANNELS.stream().map(id -> new Named(id, workspace.channel(id).name())).toList(),
        messages(slack, person),
        slack.views().modal(person).map(PageView::form),
        slack.views().home(person).map(ShownView::blocks),
        Hints.ALL,
        new WorldView(played).now(),
        Guide.STORIES,
        played.scenario().map(Scenario::id),
        guide.next(),
        guide.suggestion());
  }

  private static Member member(PlayedWorkspace workspace, SlackUser person) {
    boolean isOperator =
        workspace
            .findGroup(OPERATORS)
            .filter(group -> group.members().contains(person.id()))
            .isPresent();
    return new Member(
        person.id(),
        person.name(),
        person.locale().substring(0, 2),
        isOperator,
        PEOPLE.contains(person.id()));
  }

  private static List<ShownMessage> messages(FakeSlack slack, String person) {
    var said =
        slack.messages().everything().stream()
            .filter(message -> !message.isDeleted())
            .filter(message -> message.onlyFor().filter(only -> !only.equals(person)).isEmpty())
            .map(PageView::said);
    var noticed =
        slack.notices().stream().filter(notice -> notice.user().equals(person)).map(PageView::said);
    return Stream.concat(said, noticed)
        .filter(each -> CHANNELS.contains(each.channel()))
        .sorted(Comparator.comparing(ShownMessage::ts))
        .toList();
  }

  private static ShownForm form(ShownView view) {
    return new ShownForm(
        view.id(),
        view.title(),
        label(view, "submit"),
        label(view, "close").orElse("Close"),
        view.blocks(),
        view.errors(),
        view.trouble());
  }

  private static Optional<String> label(ShownView view, String button) {
    return Optional.of(view.content().path(button).path("text").asString(""))
        .filter(text -> !text.isEmpty());
  }

  private static ShownMessage said(SlackMessage message) {
    return new ShownMessage(
        message.channel(),
        message.ts(),
        Optional.of(message.author()),
        message.thread(),
        message.isEphemeral(),
        message.revisions().size() > 1 && message.blocks().isEmpty(),
        message.revisions().size(),
        message.text(),
        message.blocks(),
        message.file());
  }

  private static ShownMessage said(Notice notice) {
    var at = notice.at();
    return new ShownMessage(
        notice.channel(),
        "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000),
        Optional.empty(),
        Optional.empty(),
        true,
        false,
        1,
        notice.text(),
        JsonNodeFactory.instance.arrayNode(),
        Optional.empty());
  }
}
