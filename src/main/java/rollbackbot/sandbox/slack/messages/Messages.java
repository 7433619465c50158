package rollbackbot.sandbox.slack.messages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import rollbackbot.sandbox.slack.api.MethodRefused;

/** Everything that was ever said, and by whom it can be seen. */
public final class Messages {
  private record Key(String channel, String ts) {}

  private final Map<Key, SlackMessage> messages = new LinkedHashMap<>();
  private final SlackListeners listeners;

  public Messages(SlackListeners listeners) {
    this.listeners = listeners;
  }

  synchronized void add(SlackMessage message) {
    messages.put(new Key(message.channel(), message.ts()), message);
    listeners.tell(listener -> {
      if (message.isEphemeral()) {
        listener.ephemeral(message);
      } else {
        listener.posted(message);
      }
    });
  }

  /** Takes messages of an earlier run, without telling anybody. */
  public synchronized void restore(List<SlackMessage> kept) {
    kept.forEach(message -> messages.put(new Key(message.channel(), message.ts()), message));
  }

  /** Adds a revision, made from what the message says now. */
  synchronized SlackMessage revise(SlackMessage message, UnaryOperator<Revision> change) {
    var current = current(message);
    var revised = current.revised(change.apply(current.newest()));
    messages.put(new Key(message.channel(), message.ts()), revised);
    listeners.tell(listener -> listener.updated(revised));
    return revised;
  }

  synchronized void delete(SlackMessage message) {
    var deleted = current(message).deleted();
    messages.put(new Key(message.channel(), message.ts()), deleted);
    listeners.tell(listener -> listener.deleted(deleted));
  }

  private SlackMessage current(SlackMessage message) {
    return find(message.channel(), message.ts())
        .orElseThrow(() -> MethodRefused.because("message_not_found"));
  }

  /** A message that wasn't deleted. */
  public synchronized Optional<SlackMessage> find(String channel, String ts) {
    return Optional.ofNullable(messages.get(new Key(channel, ts)))
        .filter(message -> !message.isDeleted());
  }

  /** All messages, ephemeral and deleted ones too, in the order of posting. */
  public synchronized List<SlackMessage> everything() {
    return List.copyOf(messages.values());
  }

  /** What a channel shows: no replies but those broadcast, nothing ephemeral. */
  public List<SlackMessage> in(String channel) {
    return visible()
        .filter(message -> message.channel().equals(channel))
        .filter(message -> !message.isReply() || message.broadcast())
        .toList();
  }

  /** The replies under a message. */
  public List<SlackMessage> replies(SlackMessage parent) {
    return replies(parent.channel(), parent.ts());
  }

  public List<SlackMessage> replies(String channel, String parentTs) {
    return visible()
        .filter(message -> message.channel().equals(channel))
        .filter(message -> message.thread().equals(Optional.of(parentTs)))
        .toList();
  }

  /** What was said to one person only. */
  public List<SlackMessage> ephemeralsFor(String userId) {
    return alive().filter(message -> message.onlyFor().equals(Optional.of(userId))).toList();
  }

  /** The control whose action id starts so, in the newest public message that has one. */
  public Optional<Control> control(String actionIdPrefix) {
    return newestWith(visible(), actionIdPrefix);
  }

  /** The same in one channel and its threads. */
  public Optional<Control> control(String channel, String actionIdPrefix) {
    return newestWith(visible().filter(in -> in.channel().equals(channel)), actionIdPrefix);
  }

  /** The same in what only one person sees. */
  public Optional<Control> ephemeralControl(String userId, String actionIdPrefix) {
    return newestWith(ephemeralsFor(userId).stream(), actionIdPrefix);
  }

  private static Optional<Control> newestWith(Stream<SlackMessage> among, String prefix) {
    return among
        .sorted(Comparator.comparing(SlackMessage::ts).reversed())
        .flatMap(message -> message.controls().stream())
        .filter(control -> control.actionId().startsWith(prefix))
        .findFirst();
  }

  private Stream<SlackMessage> visible() {
    return alive().filter(Predicate.not(SlackMessage::isEphemeral));
  }

  private Stream<SlackMessage> alive() {
    return everything().stream().filter(Predicate.not(SlackMessage::isDeleted));
  }
}
