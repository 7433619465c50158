package rollbackbot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.offer.view.PlanDetails;
import rollbackbot.once.Trouble;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.App;
import rollbackbot.rollback.Narration;
import rollbackbot.room.Timing;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Draft;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.text.Text.Piece;
import rollbackbot.text.Wording;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/** The bot's messages as lines for a terminal, without what can't be clicked there. */
public final class PlainNarration implements Narration {
  private static final int MOST_LINE = 1_000;
  private static final ReplyAddress NOWHERE =
      new ReplyAddress("", "", Optional.empty(), Optional.empty());

  private final DecisionTree tree;
  private final Links links;
  private final Timing timing;

  public PlainNarration(DecisionTree tree, Links links, Timing timing) {
    this.tree = tree;
    this.links = links;
    this.timing = timing;
  }

  @Override
  public List<String> told(Incident incident, ThreadEntry entry, App app) {
    var message = ThreadView.of(incident, entry, app, tree, links, timing, entry.at());
    var told = new ArrayList<>(lines(message, incident::nameOf));
    var scene = new Scene(incident, app, tree, links, timing, entry.at(), RoomsWords.ALL);
    told.addAll(lines(BoardView.standing(scene, entry), incident::nameOf));
    if (entry.content() instanceof Offered offered) {
      // What a click shows in Slack.
      var details = new Draft();
      PlanDetails.write(scene, offered, entry, details);
      told.addAll(lines(details.message(), incident::nameOf));
    }
    return List.copyOf(told);
  }

  @Override
  public String standing(Incident incident, App app, Instant now) {
    var line = RoomsWords.of(incident.state()).line(new Wording(incident.language())).plain();
    var status =
        incident.state() instanceof DeployState.Deploying deploying
            ? " (" + deploying.status().word() + ")"
            : "";
    var trouble = incident.trouble().map(Trouble::message).map(it -> ": " + it).orElse("");
    return Cleaned.line(line + status + trouble, MOST_LINE);
  }

  @Override
  public List<String> said(Reply reply, Language language, Instant now) {
    var message =
        ReplyView.of(new PrivateReply(NOWHERE, language, reply, now), _ -> Optional.empty());
    return lines(message, id -> id);
  }

  private static List<String> lines(Message message, UnaryOperator<String> names) {
    return message.parts().stream().flatMap(part -> lines(part, names)).toList();
  }

  private static Stream<String> lines(Part part, UnaryOperator<String> names) {
    return switch (part) {
      case Part.Heading(var text) -> lines(text, names);
      case Part.Paragraph(var shown, _) -> lines(shown, names);
      case Part.Named(_, var text) -> lines(text, names);
      case Part.Commands(_, var commands) -> commands.lines();
      case Part.Note(var text) -> lines(text, names);
      case Part.Choice(var text, _) -> lines(text, names);
      case Part.Controls _ -> Stream.empty();
    };
  }

  /** Each line without what a terminal would act upon. */
  private static Stream<String> lines(Text text, UnaryOperator<String> names) {
    return text.pieces().stream()
        .map(piece -> plain(piece, names))
        .collect(Collectors.joining())
        .lines()
        .map(line -> Cleaned.line(line, MOST_LINE));
  }

  private static String plain(Piece piece, UnaryOperator<String> names) {
    return switch (piece) {
      case Piece.Own(var words) -> words.replace("*", "");
      case Piece.Foreign(var words) -> words;
      case Piece.Unmarked(var words) -> words;
      case Piece.Code(var words) -> words;
      case Piece.Lines(var lines, _, _) -> "\n" + String.join("\n", lines) + "\n";
      case Piece.Mention(var id) -> names.apply(id);
      case Piece.Channel(var id) -> id;
      case Piece.Link(var address, var label) -> label.plain() + " (" + address + ")";
      case Piece.Address(var address) -> address.toASCIIString();
      case Piece.Moment(_, var written) -> written;
      case Piece.TimeOfDay(_, var written) -> written;
      case Piece.TimeToTheSecond(_, var written) -> written;
    };
  }
}
