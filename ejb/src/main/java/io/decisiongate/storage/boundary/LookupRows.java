package io.decisiongate.storage.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/**
 * Over the connections that find out who calls, so that no number of tool calls keeps anybody from
 * being known.
 */
@ApplicationScoped
public class LookupRows extends Queries {
  @Resource(lookup = "jdbc/lookup")
  DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
