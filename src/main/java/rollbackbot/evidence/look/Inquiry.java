package rollbackbot.evidence.look;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.once.Aloud;
import rollbackbot.once.OutsideTrouble;

/**
 * Asks several sources at the same time, each of which may take only so long. Whoever is late or in
 * trouble doesn't keep the others from being told.
 */
final class Inquiry {
  private final Duration limit;
  private final InstantSource clock;
  private final Faults faults;

  /**
   * Inquiries in which no source is waited for any longer than this.
   *
   * @param faults hears of what our own code failed at
   */
  Inquiry(Duration limit, InstantSource clock, Faults faults) {
    this.limit = limit;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * What is asked of a source.
   *
   * @param subjects what can't be told if it fails
   */
  record Question(Source source, List<Subject> subjects, Callable<List<Told>> look) {}

  /** What each source told, in the order of the questions. */
  List<List<Told>> ask(List<Question> questions) {
    // Not closed, since that would wait for whoever is late; its threads end with their calls.
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var asked =
          threads.invokeAll(
              questions.stream().map(Question::look).map(Aloud::of).toList(),
              limit.toMillis(),
              TimeUnit.MILLISECONDS);
      var told = new ArrayList<List<Told>>();
      for (int place = 0; place < asked.size(); place++) {
        told.add(told(questions.get(place), asked.get(place)));
      }
      return told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return questions.stream().map(question -> untold(question, Why.LATE)).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Told> told(Question question, Future<List<Told>> asked) throws InterruptedException {
    try {
      return asked.get();
    } catch (CancellationException e) {
      return untold(question, Why.LATE);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case OutsideTrouble trouble ->
            untold(question, Why.TROUBLE, Optional.of(new Quoted(trouble.getMessage())));
        case RuntimeException fault -> {
          faults.met(question.source(), fault);
          yield untold(question, Why.FAULT);
        }
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      };
    }
  }

  private List<Told> untold(Question question, Why why) {
    return untold(question, why, Optional.empty());
  }

  private List<Told> untold(Question question, Why why, Optional<Quoted> words) {
    var now = clock.instant();
    return question.subjects().stream()
        .<Told>map(what -> new Untold(what, why, words, question.source(), now))
        .toList();
  }
}
