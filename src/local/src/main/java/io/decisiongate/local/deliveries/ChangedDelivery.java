package io.decisiongate.local.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/** A delivery whose state an operator has changed. */
record ChangedDelivery(long namespace, String run, UUID id, String sink) {
  /** As the database orders them: ids by their bytes. */
  static final Comparator<ChangedDelivery> BY_KEY =
      Comparator.<ChangedDelivery, String>comparing(delivery -> delivery.id.toString())
          .thenComparing(ChangedDelivery::sink);

  static ChangedDelivery of(ResultSet row) throws SQLException {
    return new ChangedDelivery(
        row.getLong("namespace_id"),
        row.getString("run_id"),
        row.getObject("delivery_id", UUID.class),
        row.getString("sink"));
  }
}
