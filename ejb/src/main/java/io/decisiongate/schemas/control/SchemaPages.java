package io.decisiongate.schemas.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.hash.HashedText;
import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads pages of a namespace in ascending order of id and version, by bytes. Binding the tenant and
 * reading are sent together, so that a page costs one round trip.
 */
@ApplicationScoped
public class SchemaPages {
  private static final String BIND = "select set_config('dg.tenant', ?, true);";
  private static final String FIRST =
      BIND
          + """
          select schema_id, version, record, body_hash from registered_schema
          where tenant_id = ? and namespace_id = ?
          order by schema_id, version limit ?""";
  private static final String AFTER =
      BIND
          + """
          select schema_id, version, record, body_hash from registered_schema
          where tenant_id = ? and namespace_id = ? and (schema_id, version) > (?, ?)
          order by schema_id, version limit ?""";

  @Resource(lookup = "jdbc/read")
  DataSource dataSource;

  /** A schema as it is stored. */
  public record Row(RegisteredSchema.Key key, HashedText content) {}

  /**
   * One page.
   *
   * @param after the id and version that it follows, which need not exist; empty for the first page
   * @throws StorageUnavailable when the database cannot be asked
   */
  public List<Row> page(
      TenantContext tenant, long namespace, Optional<SchemaCursor> after, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(after.isPresent() ? AFTER : FIRST)) {
      int index = 1;
      statement.setString(index++, Long.toString(tenant.tenant()));
      statement.setLong(index++, tenant.tenant());
      statement.setLong(index++, namespace);
      if (after.isPresent()) {
        statement.setString(index++, after.get().schemaId());
        statement.setString(index++, after.get().version());
      }
      statement.setInt(index, limit);
      statement.execute();
      statement.getMoreResults();
      return rows(statement, tenant, namespace);
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  private static List<Row> rows(PreparedStatement statement, TenantContext tenant, long namespace)
      throws SQLException {
    List<Row> page = new ArrayList<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        RegisteredSchema.Key key =
            new RegisteredSchema.Key(
                tenant.tenant(), namespace, rows.getString(1), rows.getString(2));
        page.add(new Row(key, new HashedText(key, rows.getString(3), rows.getBytes(4))));
      }
    }
    return page;
  }
}
