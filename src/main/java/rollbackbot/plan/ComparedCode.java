package rollbackbot.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.plan.Risk.Question;
import rollbackbot.release.App;
import rollbackbot.source.CommitId;
import rollbackbot.source.RiskyPaths;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Comparison;
import rollbackbot.source.SourceCode.Lineage;

/**
 * What makes a plan risky by how its two commits compare: whether the target is in the history of
 * what runs and, where a team calls paths risky, whether such files differ.
 */
public final class ComparedCode {
  private static final String NOT_TOLD = "the Git host doesn't tell";

  private final SourceCode code;

  public ComparedCode(SourceCode code) {
    this.code = code;
  }

  public List<Risk> risks(Plan plan, App app) {
    var wanted = wanted(app);
    var risks = new ArrayList<Risk>();
    if (!wanted.contains(Question.FILES)) {
      risks.add(new Risk.NotConfigured(Question.FILES));
    }
    var from = plan.from().commit().filter(CommitId::isWhole);
    if (from.isEmpty()) {
      unknown(wanted, "Scalingo doesn't give the whole commit in production", risks);
      return risks;
    }
    try {
      compare(plan, new CommitId(from.get()), app)
          .ifPresentOrElse(
              found -> judge(found, app, risks), () -> unknown(wanted, NOT_TOLD, risks));
    } catch (OutsideTrouble e) {
      unknown(wanted, e.getMessage(), risks);
    }
    return risks;
  }

  private static List<Question> wanted(App app) {
    return app.riskyPaths().isEmpty()
        ? List.of(Question.LINEAGE)
        : List.of(Question.FILES, Question.LINEAGE);
  }

  private static void unknown(List<Question> wanted, String why, List<Risk> risks) {
    wanted.forEach(what -> risks.add(new Risk.CouldNotTell(what, why)));
  }

  /** What differs comes along only where it is wanted: it may cost another call. */
  private Optional<Comparison> compare(Plan plan, CommitId from, App app) {
    var to = plan.to().commit();
    return app.riskyPaths().isEmpty()
        ? code.lineage(plan.repository(), from, to)
            .map(lineage -> new Comparison(lineage, Optional.empty()))
        : code.compare(plan.repository(), from, to);
  }

  private static void judge(Comparison found, App app, List<Risk> risks) {
    if (found.lineage() == Lineage.DIVERGED) {
      risks.add(new Risk.AnotherLine());
    }
    if (app.riskyPaths().isEmpty()) {
      return;
    }
    if (found.files().isEmpty()) {
      unknown(List.of(Question.FILES), "the Git host doesn't tell all files", risks);
      return;
    }
    var risky = new RiskyPaths(app.riskyPaths()).among(found.files().get());
    if (!risky.isEmpty()) {
      risks.add(new Risk.RiskyFiles(risky));
    }
  }
}
