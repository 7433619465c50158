package rollbackbot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.incident.Entry.Audience;
import rollbackbot.incident.Entry.Strand;

/**
 * What of a thread is one message in Slack. It is known by its first entry, which never changes;
 * what is added to the thread only makes the last post grow, or begins another.
 */
public record Post(List<ThreadEntry> entries) {
  public Post {
    entries = List.copyOf(entries);
  }

  /**
   * The posts of a thread, in order.
   *
   * @param apart the numbers of those that have a message of their own already
   */
  public static List<Post> of(List<ThreadEntry> thread, Set<Integer> apart) {
    var posts = new ArrayList<List<ThreadEntry>>();
    Optional<List<ThreadEntry>> last = Optional.empty();
    for (var entry : thread) {
      boolean joins =
          !apart.contains(entry.number())
              && last.filter(post -> joins(entry.content(), post.getLast().content())).isPresent();
      if (joins) {
        last.orElseThrow().add(entry);
        continue;
      }
      List<ThreadEntry> post = new ArrayList<>(List.of(entry));
      posts.add(post);
      // A reminder stands beside what it reminds of.
      last = entry.content() instanceof IncidentEntry.Reminded ? last : Optional.of(post);
    }
    return posts.stream().map(Post::new).toList();
  }

  /** An edited message notifies nobody: what is to be noticed has one of its own. */
  private static boolean joins(Entry entry, Entry before) {
    return entry.audience() == Audience.THREAD
        && entry.strand().isPresent()
        && entry.strand().equals(before.strand());
  }

  /** That of its first entry. */
  public int number() {
    return entries.getFirst().number();
  }

  public Optional<Strand> strand() {
    return entries.getFirst().content().strand();
  }

  /** Those of which something is left to say. */
  public List<ThreadEntry> told() {
    return entries.stream()
        .filter(entry ->
            entries.stream()
                .filter(later -> later.number() > entry.number())
                .noneMatch(later -> entry.content().isOutdoneBy(later.content())))
        .toList();
  }
}
