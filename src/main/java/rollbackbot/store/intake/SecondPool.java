package rollbackbot.store.intake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The connections of those who let others pass. */
public final class SecondPool extends HikariDataSource {
  private final Precedence precedence;

  /**
   * A pool that is open.
   *
   * @param precedence whom its users let pass
   */
  public SecondPool(HikariConfig config, Precedence precedence) {
    super(config);
    this.precedence = precedence;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      precedence.letPass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while others went first", e);
    }
    return super.getConnection();
  }
}
