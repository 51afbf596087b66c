package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ManagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each tenant has an MCP endpoint with a canonical address of its own (RFC 8707), about which the
 * metadata stands where its path says (RFC 9728 section 3.1).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantEndpointIT {
  private static final String ISSUER = "https://login.test/realms/corp";
  private static final String SERVER = "https://gate.test/mcp";
  private static final String TENANT_1 = "https://gate.test/tenants/1/mcp";
  private static final String METADATA = "/.well-known/oauth-protected-resource";

  @TempDir private static Path directory;
  private @Nullable ManagedServer running;
  private @Nullable SigningKey key;

  @BeforeAll
  void start() throws Exception {
    key = SigningKey.generate();
    Files.writeString(directory.resolve("keys.json"), key.keySet());
    running = ManagedServer.start(directory, TenantEndpointIT::configuration, 2);
  }

  private static String configuration(int port) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [server.auth]
        mode = "bearer_token"
        bearer_tokens = ["nobody-needs-this-token"]

        [tenancy]
        mode = "managed"

        [identity]
        max_failed_attempts = 0
        resource = "%s"

        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        grants = [
          { group = "staff", role = "editor", tenant_id = 1 },
          { group = "staff", role = "editor", tenant_id = 2 },
        ]
        """
        .formatted(port, SERVER, ISSUER, SERVER, directory.resolve("keys.json"));
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://gate.test/mcp, /mcp, 200",
    "https://gate.test/mcp, /rpc, 200",
    "https://gate.test/mcp, /tenants/1/mcp, 200",
    "https://gate.test/tenants/1/mcp, /tenants/1/mcp, 200",
    "https://gate.test/tenants/1/mcp, /tenants/2/mcp, 401",
    "https://gate.test/tenants/1/mcp, /mcp, 401",
    "https://gate.test/tenants/1/mcp, /rpc, 401",
    "https://evil.test/tenants/1/mcp, /tenants/1/mcp, 401",
  })
  void aTokenIsGoodAtTheEndpointForWhichItWasIssued(String audience, String path, int status)
      throws Exception {
    assertThat(Bearer.asksForTools(http(), path, token(audience)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 403", "3, 403"})
  void callsThereActInItsTenantOnly(String tenant, int status) throws Exception {
    assertThat(list("/tenants/1/mcp", token(SERVER), tenant).status()).isEqualTo(status);
    assertThat(list("/tenants/1/mcp", token(TENANT_1), tenant).status()).isEqualTo(status);
    assertThat(list("/mcp", token(SERVER), tenant).status())
        .isEqualTo(tenant.equals("3") ? 403 : 200);
  }

  /** An administrator's key is no more there than anybody else's token. */
  @Test
  void keysAreBoundToItTooAsIsWhatActsNowhere() throws Exception {
    String administrator = Objects.requireNonNull(running).administratorKey();
    assertThat(list("/tenants/1/mcp", administrator, "1").status()).isEqualTo(200);
    assertThat(list("/tenants/2/mcp", administrator, "1").status()).isEqualTo(403);
    assertThat(call("/tenants/2/mcp", administrator, "providers_list", "{}").status())
        .isEqualTo(200);
  }

  @Test
  void aChallengeNamesTheMetadataOfTheEndpoint() throws Exception {
    Answer challenged = Bearer.asksForTools(http(), "/tenants/1/mcp", token("https://other.test"));
    assertThat(challenged.header("www-authenticate").orElse(""))
        .contains("resource_metadata=\"https://gate.test" + METADATA + "/tenants/1/mcp\"");
    assertThat(resource("/tenants/1/mcp")).isEqualTo(Json.of(TENANT_1));
    assertThat(resource("/mcp")).isEqualTo(Json.of(SERVER));
  }

  /** Who is unknown does not learn from it which tenants there are. */
  @Test
  void theMetadataOfEveryNumberIsAlike() throws Exception {
    String known = http().get(METADATA + "/tenants/1/mcp").text();
    String unknown = http().get(METADATA + "/tenants/4711/mcp").text();
    assertThat(unknown).isEqualTo(known.replace("/tenants/1/", "/tenants/4711/"));
    Answer one = Bearer.asksForTools(http(), "/tenants/1/mcp", "x");
    Answer other = Bearer.asksForTools(http(), "/tenants/4711/mcp", "x");
    assertThat(one.status()).isEqualTo(other.status()).isEqualTo(401);
    assertThat(one.text()).isEqualTo(other.text());
  }

  @ParameterizedTest
  @CsvSource({
    "/tenants/0/mcp",
    "/tenants/01/mcp",
    "/tenants/x/mcp",
    "/tenants/1/mcp/",
    "/tenants/1/rpc",
    "/tenants/1",
    "/tenants/1234567890123456789/mcp",
    "/tenants/1/2/mcp"
  })
  void otherPathsAreNotThere(String path) throws Exception {
    assertThat(Bearer.asksForTools(http(), path, token(SERVER)).status()).isEqualTo(404);
    assertThat(http().get(METADATA + path).status()).isEqualTo(404);
  }

  private Json resource(String path) throws IOException {
    return ((Json.Obj) http().get(METADATA + path).json()).member("resource").orElseThrow();
  }

  private Answer list(String path, String token, String tenant) throws IOException {
    return call(
        path, token, "scenarios_list", "{\"tenant_id\":%s,\"namespace_id\":5}".formatted(tenant));
  }

  private Answer call(String path, String token, String tool, String arguments) throws IOException {
    Json request =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", "tools/call")
            .put(
                "params",
                Json.object()
                    .put("name", tool)
                    .put("arguments", JsonReader.read(arguments))
                    .build())
            .build();
    return http()
        .send(
            "POST",
            path,
            Map.of("authorization", "Bearer " + token, "accept", "application/json"),
            Optional.of(JsonWriter.bytes(request)));
  }

  private String token(String audience) throws GeneralSecurityException {
    return Objects.requireNonNull(key)
        .token(
            SigningKey.claims(ISSUER, "carol", audience)
                .put("groups", Json.texts(List.of("staff")))
                .build());
  }

  private HttpWire http() {
    return Objects.requireNonNull(running).http();
  }
}
