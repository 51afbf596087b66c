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

  /** Whoever owns an organisation may ask for anything there; what it breaks is its own. */
  private static final String MAKE_OWNER =
      """
      with org as (
        insert into organisation (name, created_at) values ('hostile', 0) returning organisation_id),
      made as (
        insert into principal (principal_id, organisation_id, kind, created_at)
        select 'hostile-owner', organisation_id, 'person', 0 from org returning principal_id),
      role as (
        insert into organisation_role (principal_id, role) select principal_id, 'owner' from made)
      insert into api_key (key_hash, principal_id, created_at) select ?, principal_id, 0 from made
      """;

  private final String secret = "key" + Secrets.random().substring(20);
  private final String good = key("good");
  private final String owner = key("owner");
  private final String revoked = key("revoked");

  @Override
  HostileServer start(Path directory) throws IOException, InterruptedException, SQLException {
    HostileServer server = HostileServer.start(directory, "\n[tenancy]\nmode = \"managed\"\n");
    try (Connection connection = server.database().connect();
        PreparedStatement make = connection.prepareStatement(MAKE_KEYS);
        PreparedStatement makeOwner = connection.prepareStatement(MAKE_OWNER)) {
      makeOwner.setBytes(1, HostileServer.hash(owner));
      makeOwner.executeUpdate();
      make.setBytes(1, HostileServer.hash(good));
      make.setBytes(2, HostileServer.hash(revoked));
      make.executeUpdate();
    }
    return server;
  }

  @Override
  Caller caller() {
    return new Caller(
        secret, "value" + Secrets.random(), List.of(good, good, good, owner, revoked));
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
