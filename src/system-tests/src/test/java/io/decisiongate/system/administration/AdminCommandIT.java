package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code dg admin} against a server: the commands of docs/administration.md. */
@ExtendWith(AdministeredServer.Access.class)
class AdminCommandIT {
  private final AdministeredServer server;

  AdminCommandIT(AdministeredServer server) {
    this.server = server;
  }

  /**
   * A command that was run as a process.
   *
   * @param out standard output and standard error
   */
  private record Run(int status, String out) {
    String member(String name) {
      return out.replaceAll("(?s).*\"" + name + "\":\"?([^\",}]+).*", "$1");
    }
  }

  @Test
  void aTenantItsNamespaceAndItsAgentAreMadeAndUsed() throws Exception {
    String tenant = done("create", "tenant", "From the command line").member("tenant_id");
    done("create", "namespace", "main", "--tenant-id", tenant, "--namespace-id", "1");
    done("create", "principal", "line-agent", "--service");
    assertThat(done("roles", "line-agent", "service@" + tenant).out()).contains("\"service\"");
    Run issued =
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
        .isEqualTo(new Run(1, "Administration failed: 404 not_found: entry not found\n"));
  }

  @Test
  void whatTheServerRefusesIsSaid() throws Exception {
    assertThat(admin(server.administratorKey(), "show", "tenant", "999999"))
        .isEqualTo(new Run(1, "Administration failed: 404 not_found: tenant not found\n"));
    assertThat(admin("dgk_" + "x".repeat(43), "whoami"))
        .isEqualTo(
            new Run(
                1,
                "Administration failed: 401 invalid_token: credentials are missing or not good\n"));
  }

  private static String list(String tenant) {
    return "{\"tenant_id\":%s,\"namespace_id\":1}".formatted(tenant);
  }

  private Run done(String... arguments) throws IOException, InterruptedException {
    Run run = admin(server.administratorKey(), arguments);
    assertThat(run.status()).as(run.out()).isZero();
    return run;
  }

  private Run admin(String key, String... arguments) throws IOException, InterruptedException {
    Path root = Project.root();
    List<String> command = new ArrayList<>(List.of(root.resolve("dg").toString(), "admin"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--server", "http://127.0.0.1:" + server.http().port()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DG_API_KEY", key);
    Process process = builder.start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }
}
