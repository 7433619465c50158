package rollbackbot.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.version.OutputVersion;

/** The versions of deployments' outputs in SQL, until {@link Retention} removes them. */
public final class SqlOutputVersionCache implements OutputVersionCache {
  private final Jdbi jdbi;
  private final InstantSource clock;

  public SqlOutputVersionCache(Database database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  private record Stored(List<OutputVersion> versions) {}

  @Override
  public Optional<List<OutputVersion>> find(DeploymentId deployment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select body from output_version where deployment = :deployment")
            .bind("deployment", deployment.value())
            .mapTo(String.class)
            .findOne()
            .map(body -> Json.read(body, Stored.class).versions()));
  }

  @Override
  public void remember(DeploymentId deployment, List<OutputVersion> versions) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into output_version (deployment, body, kept_at)
                values (:deployment, :body, :now)
                on conflict do nothing
                """)
            .bind("deployment", deployment.value())
            .bind("now", clock.millis())
            .bind("body", Json.write(new Stored(versions)))
            .execute());
  }
}
