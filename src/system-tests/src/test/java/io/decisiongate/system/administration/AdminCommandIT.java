package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code dg admin} against a server: the commands of docs/administration.md. */
@ExtendWith(AdministeredServer.Access.class)
class AdminCommandIT {
  private final AdministeredServer server;

  AdminCommandIT(AdministeredServer server) {
    this.server = server;
  }

  @Test
  void aTenantItsNamespaceAndItsAgentAreMadeAndUsed() throws Exception {
    String tenant = done("create", "tenant", "From the command line").member("tenant_id");
    done("create", "namespace", "main", "--tenant-id", tenant, "--namespace-id", "1");
    done("create", "principal", "line-agent", "--service");
    assertThat(done("roles", "line-agent", "service@" + tenant).out()).contains("\"service\"");
    AdminProcess issued =
        done("issue-key", "first", "--principal-id", "line-agent", "--scope", tenant + "/1");

    RestClient agent = server.as(issued.member("secret"));
    assertThat(agent.tool("scenarios_list", list(tenant)).status()).isEqualTo(200);
    assertThat(done("list", "keys", "--principal-id", "line-agent").out())
        .contains(issued.member("key_id"))
        .doesNotContain("secret");

    assertThat(done("change", "tenant", tenant, "--state", "suspended").member("state"))
        .isEqualTo("suspended");
    done("revoke-key", issued.member("key_id"));
    AdministeredServer.await(() -> agent.tool("scenarios_list", list(tenant)).status() == 401);
  }

  @Test
  void addressesAreListedAndTheModeIsSet() throws Exception {
    String entry = done("allow-ip", "198.51.100.7/24", "--description", "line").member("entry_id");
    assertThat(done("list", "ip-ranges").out()).contains("\"198.51.100.0/24\"", "\"line\"");
    assertThat(done("check-ip", "198.51.100.200").member("matched_entry_id")).isEqualTo(entry);
    assertThat(done("ip-mode", "monitor").member("mode")).isEqualTo("monitor");
    assertThat(done("ip-mode", "off").member("mode")).isEqualTo("off");
    assertThat(done("remove-ip", entry).out()).contains(entry);
    assertThat(admin(server.administratorKey(), "show", "ip-range", entry))
        .isEqualTo(new AdminProcess(1, "Administration failed: 404 not_found: entry not found\n"));
  }

  @Test
  void whatTheServerRefusesIsSaid() throws Exception {
    assertThat(admin(server.administratorKey(), "show", "tenant", "999999"))
        .isEqualTo(new AdminProcess(1, "Administration failed: 404 not_found: tenant not found\n"));
    assertThat(admin("dgk_" + "x".repeat(43), "whoami"))
        .isEqualTo(
            new AdminProcess(
                1,
                "Administration failed: 401 invalid_token: credentials are missing or not good\n"));
  }

  private static String list(String tenant) {
    return "{\"tenant_id\":%s,\"namespace_id\":1}".formatted(tenant);
  }

  private AdminProcess done(String... arguments) throws IOException, InterruptedException {
    return AdminProcess.done(server.administrator(), arguments);
  }

  private AdminProcess admin(String key, String... arguments)
      throws IOException, InterruptedException {
    return AdminProcess.run(server.as(key), arguments);
  }
}
