package io.decisiongate.storage.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/** Over the connections with which calls read. */
@ApplicationScoped
public class Rows extends Queries {
  @Resource(lookup = "jdbc/read")
  DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
