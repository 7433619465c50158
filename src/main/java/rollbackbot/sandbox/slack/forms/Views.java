package rollbackbot.sandbox.slack.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.messages.SlackListeners;
import tools.jackson.databind.node.ObjectNode;

/** The forms that people have before them, and their Home of the bot. */
public final class Views {
  private static final int MOST_IN_STACK = 3;

  private final SlackIds ids;
  private final Timestamps timestamps;
  private final SlackListeners listeners;
  private final Map<String, List<ShownView>> modals = new HashMap<>();
  private final Map<String, ShownView> homes = new HashMap<>();

  public Views(SlackIds ids, Timestamps timestamps, SlackListeners listeners) {
    this.ids = ids;
    this.timestamps = timestamps;
    this.listeners = listeners;
  }

  /** The form that a person has before them. */
  public synchronized Optional<ShownView> modal(String user) {
    return stack(user).isEmpty() ? Optional.empty() : Optional.of(stack(user).getLast());
  }

  /** What the bot published as a person's Home. */
  public synchronized Optional<ShownView> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** A form replaces those that are open. */
  synchronized ShownView open(String user, ObjectNode content) {
    stack(user).clear();
    return push(user, content);
  }

  /** A form on top of the one that is open. */
  synchronized ShownView push(String user, ObjectNode content) {
    var stack = stack(user);
    if (stack.size() == MOST_IN_STACK) {
      throw MethodRefused.because("push_limit_reached");
    }
    var id = newId();
    var root = stack.isEmpty() ? id : stack.getFirst().id();
    var below = stack.isEmpty() ? Optional.<String>empty() : Optional.of(stack.getLast().id());
    var view =
        new ShownView(
            id, newHash(), user, complete(content), root, below, Map.of(), Optional.empty());
    stack.add(view);
    changed(user);
    return view;
  }

  synchronized Optional<ShownView> find(String id) {
    return modals.values().stream()
        .flatMap(List::stream)
        .filter(view -> view.id().equals(id))
        .findFirst();
  }

  ShownView update(ShownView view, ObjectNode content) {
    return replace(view, before -> before.saying(newHash(), complete(content)));
  }

  void errors(ShownView view, Map<String, String> errors) {
    replace(view, before -> before.with(errors));
  }

  void trouble(ShownView view, String words) {
    replace(view, before -> before.with(words));
  }

  private synchronized ShownView replace(ShownView view, UnaryOperator<ShownView> change) {
    var after = change.apply(find(view.id()).orElse(view));
    stack(view.user()).replaceAll(each -> each.id().equals(view.id()) ? after : each);
    changed(view.user());
    return after;
  }

  /** Closes a form; the one below shows again. */
  synchronized void close(ShownView view) {
    stack(view.user()).removeIf(each -> each.id().equals(view.id()));
    changed(view.user());
  }

  /** Closes all forms of a person. */
  synchronized void clear(String user) {
    stack(user).clear();
    changed(user);
  }

  synchronized ShownView publish(String user, ObjectNode content) {
    var id = home(user).map(ShownView::id).orElseGet(this::newId);
    var view =
        new ShownView(
            id,
            newHash(),
            user,
            complete(content),
            id,
            Optional.empty(),
            Map.of(),
            Optional.empty());
    homes.put(user, view);
    changed(user);
    return view;
  }

  private List<ShownView> stack(String user) {
    return modals.computeIfAbsent(user, _ -> new ArrayList<>());
  }

  private String newId() {
    return "V" + ids.next();
  }

  private String newHash() {
    return timestamps.next() + "." + ids.next();
  }

  private ObjectNode complete(ObjectNode content) {
    var copy = content.deepCopy();
    copy.set("blocks", ids.complete(copy.withArray("blocks")));
    return copy;
  }

  private void changed(String user) {
    listeners.tell(listener -> listener.viewed(user));
  }
}
