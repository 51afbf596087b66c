package io.decisiongate.tenancy.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers and has the schema that this version needs. */
@ApplicationScoped
public class StorageHealth {
  private static final System.Logger LOG = System.getLogger(StorageHealth.class.getName());

  @Resource(lookup = "jdbc/journal")
  DataSource dataSource;

  /** Whether calls can be carried out now. */
  public boolean isReady() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select to_regclass('public.audit_record') is not null");
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "the database does not answer: {0}", e.getMessage());
      return false;
    }
  }
}
