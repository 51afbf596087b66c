package io.decisiongate.system.hostile;

import io.decisiongate.local.Secrets;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * More than 100,000 hostile requests at a server in open tenancy, to callers without credentials.
 */
class OpenTenancyHostileIT extends HostileInputTest {

  @Override
  HostileServer start(Path directory) throws IOException, InterruptedException {
    return HostileServer.start(
        directory,
        """

        [server.auth]
        mode = "local_only"

        [[server.auth.principals]]
        subject = "loopback"
        policy_class = "prod"

        [[server.auth.principals.roles]]
        name = "TenantAdmin"
        tenant_id = 1
        namespace_id = 1

        [namespace]
        allow_default = true
        default_tenants = [1]
        """);
  }

  @Override
  Caller caller() {
    return new Caller(
        "key" + Secrets.random().substring(20), "value" + Secrets.random(), List.of());
  }

  @Override
  ToolClient honest(ServerUnderTest server) {
    return new ToolClient(server.http());
  }

  @Override
  int attacks() {
    return 100_000;
  }
}
