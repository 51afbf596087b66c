package io.decisiongate.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.client.HttpServerStub;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminCommandTest {
  private static final Answer VERSIONED = Answer.json("{\"version\":3}").with("ETag", "\"3\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whoami | GET | /api/v1/auth/me | ``",
        "show org 7 | GET | /api/v1/orgs/7 | ``",
        "show namespace 2/1 | GET | /api/v1/tenants/2/namespaces/1 | ``",
        "create tenant Claims | POST | /api/v1/tenants | {\"name\":\"Claims\"}",
        "create org Other --owner eve | POST | /api/v1/orgs"
            + " | {\"name\":\"Other\",\"owner\":{\"principal_id\":\"eve\"}}",
        "create namespace main --tenant-id 2 --namespace-id 1 | POST | /api/v1/tenants/2/namespaces"
            + " | {\"name\":\"main\",\"namespace_id\":1}",
        "create principal agent --service | POST | /api/v1/principals"
            + " | {\"name\":\"agent\",\"principal_id\":\"agent\",\"kind\":\"service\"}",
        "change tenant 2 --state suspended | PATCH | /api/v1/tenants/2 | {\"state\":\"suspended\"}",
        "delete org 7 | DELETE | /api/v1/orgs/7 | ``",
        "delete namespace 2/1 | DELETE | /api/v1/tenants/2/namespaces/1 | ``",
        "roles agent owner editor@2 viewer@2/1 | PUT | /api/v1/principals/agent/roles"
            + " | {\"roles\":[{\"role\":\"owner\"},{\"tenant_id\":2,\"role\":\"editor\"},"
            + "{\"tenant_id\":2,\"namespace_id\":1,\"role\":\"viewer\"}]}",
        "roles agent | PUT | /api/v1/principals/agent/roles | {\"roles\":[]}",
        "issue-key first --principal-id agent --scope 2/1 --tool precheck --max-requests 5"
            + " --expires-at 2027-01-31T00:00:00Z | POST | /api/v1/keys"
            + " | {\"name\":\"first\",\"principal_id\":\"agent\","
            + "\"scopes\":[{\"tenant_id\":2,\"namespace_id\":1}],\"tools\":[\"precheck\"],"
            + "\"rate\":{\"max_requests\":5,\"window_ms\":60000},\"expires_at_ms\":1801353600000}",
        "rotate-key 0123456789abcdef --overlap PT1H | POST | /api/v1/keys/0123456789abcdef/rotate"
            + " | {\"overlap_ms\":3600000}",
        "revoke-key 0123456789abcdef | DELETE | /api/v1/keys/0123456789abcdef | ``",
        "show ip-range 3 | GET | /api/v1/ip-allowlist/3 | ``",
        "allow-ip 10.0.0.0/8 --description office --expires-at 2027-01-31T00:00:00Z | POST"
            + " | /api/v1/ip-allowlist | {\"ip_range\":\"10.0.0.0/8\",\"description\":\"office\","
            + "\"expires_at_ms\":1801353600000}",
        "remove-ip 3 | DELETE | /api/v1/ip-allowlist/3 | ``",
        "ip-mode | GET | /api/v1/ip-allowlist/mode | ``",
        "ip-mode enforce | PUT | /api/v1/ip-allowlist/mode | {\"mode\":\"enforce\"}",
        "check-ip 10.0.0.7 | POST | /api/v1/ip-allowlist/check | {\"ip_address\":\"10.0.0.7\"}",
      })
  void aCommandIsOneRequestOfTheRestApi(String command, String method, String path, String body)
      throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> VERSIONED)) {
      CommandRun run = admin(server, command);

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      HttpServerStub.Request request = server.requests().getLast();
      assertThat(request.method()).isEqualTo(method);
      assertThat(request.path()).isEqualTo(path);
      assertThat(request.body()).isEqualTo(body);
      assertThat(request.headers()).containsEntry("authorization", "Bearer dgk_key");
    }
  }

  @Test
  void aChangeIsOfTheNewestVersion() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> VERSIONED)) {
      admin(server, "change principal agent --name Agent");

      assertThat(server.requests())
          .extracting(HttpServerStub.Request::method)
          .containsExactly("GET", "PATCH");
      assertThat(server.requests().getLast().headers()).containsEntry("if-match", "\"3\"");
    }
  }

  @Test
  void aListIsReadToItsEnd() throws IOException {
    List<Answer> pages =
        new ArrayList<>(
            List.of(
                Answer.json("{\"items\":[{\"key_id\":\"a\"}],\"next\":\"x\"}"),
                Answer.json("{\"items\":[{\"key_id\":\"b\"}],\"next\":null}")));
    try (HttpServerStub server = HttpServerStub.start(request -> pages.removeFirst())) {
      assertThat(admin(server, "list keys --principal-id agent").out())
          .isEqualTo("[{\"key_id\":\"a\"},{\"key_id\":\"b\"}]\n");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.json("[]"))) {
      assertThat(admin(server, "list orgs"))
          .isEqualTo(
              new CommandRun(1, "", "Administration failed: the answer is no page of a list\n"));
    }
  }

  @Test
  void aProblemIsToldInItsOwnWords() throws IOException {
    Answer problem =
        Answer.of(
            409,
            "{\"status\":409,\"error\":\"conflict\",\"detail\":\"namespace 1 exists already\"}");
    try (HttpServerStub server = HttpServerStub.start(request -> problem)) {
      assertThat(admin(server, "create namespace main --tenant-id 2 --namespace-id 1"))
          .isEqualTo(
              new CommandRun(
                  1, "", "Administration failed: 409 conflict: namespace 1 exists already\n"));
    }
  }

  @Test
  void anAnswerOfSomethingElseIsToldAsItIs() throws IOException {
    try (HttpServerStub server =
        HttpServerStub.start(request -> Answer.of(502, "<h1>\u001b[31mBad gateway</h1>"))) {
      CommandRun run = admin(server, "whoami");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).startsWith("Administration failed: http status 502: <h1>");
      assertThat(run.err()).doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list namespaces | --tenant-id is missing.",
        "list tenants --principal-id eve | --principal-id means nothing for tenant.",
        "create org Other | --owner is missing.",
        "create ip-range office | Ranges of addresses are added by 'dg admin allow-ip' and removed"
            + " by 'dg admin remove-ip'.",
        "change ip-range 3 | Ranges of addresses are added by 'dg admin allow-ip' and removed by"
            + " 'dg admin remove-ip'.",
        "create namespace main --tenant-id 2 | --namespace-id is missing.",
        "create tenant Claims --owner eve | --owner means nothing for tenant.",
        "create key first | Keys are made by 'dg admin issue-key' and replaced by"
            + " 'dg admin rotate-key'.",
        "change key 0123456789abcdef --name x | Keys are made by 'dg admin issue-key' and replaced"
            + " by 'dg admin rotate-key'.",
        "show namespace 2 | A namespace is written TENANT/NAMESPACE, for example 2/1, not 2.",
        "roles agent editor@two | Expected TENANT or TENANT/NAMESPACE in numbers, not two.",
        "whoami --server ftp://gate | Administration failed: invalid endpoint: ftp://gate"
            + " (expected http://HOST:PORT/rpc or https)",
        "whoami --server http://127.0.0.1:1/gate | Expected http://HOST:PORT or https://HOST:PORT"
            + " without a path, not http://127.0.0.1:1/gate.",
      })
  void whatDoesNotFitTogetherIsRefusedBeforeAnythingIsSent(String command, String message) {
    assertThat(CommandRun.dg(("admin " + command).split(" ")))
        .isEqualTo(new CommandRun(1, "", message + "\n"));
  }

  @Test
  void withoutServerTheConnectionIsRefused() throws IOException {
    String address;
    try (HttpServerStub server = HttpServerStub.start(request -> VERSIONED)) {
      address = server.url("");
    }
    CommandRun run = CommandRun.dg("admin", "whoami", "--server", address);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("Administration failed: ").doesNotContain("mcp");
  }

  private static CommandRun admin(HttpServerStub server, String command) {
    return CommandRun.with(
        Map.of("DG_API_KEY", "dgk_key"),
        ("admin " + command + " --server " + server.url("")).split(" "));
  }
}
