package io.decisiongate.system.hostile;

import io.decisiongate.local.Secrets;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Hostile requests with API keys, good ones and others, at a server in managed tenancy. */
class ManagedTenancyHostileIT extends HostileInputTest {
  private static final String MAKE_KEYS =
      """
      with made as (
        insert into principal (principal_id, organisation_id, kind, created_at)
        values ('hostile', 0, 'service', 0) returning principal_id),
      scope as (
        insert into principal_scope (principal_id, scope_tenant, role) select principal_id, 1, 'TenantAdmin' from made)
      insert into api_key (key_hash, principal_id, created_at, revoked_at)
      select key_hash, principal_id, 0, revoked_at from made, (values
        (?, null::bigint),
        (?, 1)) as keys (key_hash, revoked_at)
      """;

  private final String secret = "key" + Secrets.random().substring(20);
  private final String good = key("good");
  private final String revoked = key("revoked");

  @Override
  HostileServer start(Path directory) throws IOException, InterruptedException, SQLException {
    HostileServer server = HostileServer.start(directory, "\n[tenancy]\nmode = \"managed\"\n");
    try (Connection connection = server.database().connect();
        PreparedStatement make = connection.prepareStatement(MAKE_KEYS)) {
      make.setBytes(1, HostileServer.hash(good));
      make.setBytes(2, HostileServer.hash(revoked));
      make.executeUpdate();
    }
    return server;
  }

  @Override
  Caller caller() {
    return new Caller(secret, "value" + Secrets.random(), List.of(good, good, good, good, revoked));
  }

  @Override
  ToolClient honest(ServerUnderTest server) {
    return new ToolClient(server.http()).withBearer(good);
  }

  @Override
  int attacks() {
    return 30_000;
  }

  private String key(String name) {
    return "dgk_" + (secret + name + "-".repeat(43)).substring(0, 43);
  }
}
