package rollbackbot.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.version.OutputVersion;

/** The versions of deployments' outputs in SQL, until {@link Retention} removes them. */
public final class SqlOutputVersionCache implements OutputVersionCache {
  private final Jdbi jdbi;
  private final SetAside setAside;
  private final InstantSource clock;

  public SqlOutputVersionCache(Database database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.setAside = database.setAside();
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
            .flatMap(body -> readable(deployment, body)));
  }

  /** What can't be read is read from the output again, and remembered instead. */
  private Optional<List<OutputVersion>> readable(DeploymentId deployment, String body) {
    return setAside.readable(
        "versions of deployment " + deployment.value(),
        () -> Objects.requireNonNull(Json.read(body, Stored.class).versions()));
  }

  @Override
  public void remember(DeploymentId deployment, List<OutputVersion> versions) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into output_version (deployment, body, kept_at)
                values (:deployment, :body, :now)
                on conflict (deployment) do update set body = :body
                """)
            .bind("deployment", deployment.value())
            .bind("now", clock.millis())
            .bind("body", Json.write(new Stored(versions)))
            .execute());
  }
}
