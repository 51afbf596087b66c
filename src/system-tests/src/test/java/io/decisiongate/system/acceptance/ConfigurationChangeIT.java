package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that change while the server runs: whole, on record, or not at all. */
@ExtendWith(AcceptanceServer.Access.class)
class ConfigurationChangeIT {
  private static final String SECRET = "secret-of-the-configuration-tests";

  /** In force before each change; a caller sees it in {@code tools/list}. */
  private static Configuration before(AcceptanceServer server) {
    return server.standard().with("[server.tools]\ndenylist = [\"precheck\"]\n");
  }

  private static Configuration after(AcceptanceServer server) {
    return server.standard().with("[server.tools]\ndenylist = [\"scenario_submit\"]\n");
  }

  /** A configuration that cannot be used, and part of the reason. */
  record Broken(String name, String sections, String reason) {
    String in(AcceptanceServer server) throws IOException {
      if (name.equals("changed address")) {
        return after(server).toml().replace("127.0.0.1:", "127.0.0.2:");
      }
      Files.writeString(server.files().resolve("no-directory"), "");
      return after(server).toml() + "\n" + sections.replace("FILES", server.files().toString());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Broken> broken() {
    return Stream.of(
        new Broken("syntax", "[broken\ntoken = \"" + SECRET + "\n", "config parse error"),
        new Broken(
            "rule",
            "[schema_registry]\nmax_entries = 0\n",
            "schema_registry max_entries must be greater than zero"),
        new Broken(
            "missing key file",
            "[trust]\ndefault_policy = { require_signature = { keys = [\"FILES/no.pub\"] } }\n",
            "no.pub"),
        new Broken(
            "missing documents",
            "[docs]\nextra_paths = [\"FILES/no-handbook\"]\n",
            "docs catalog invalid: docs.extra_paths missing: "),
        new Broken(
            "tenant policy without managed tenancy",
            "[tenancy]\nmode = \"open\"\npolicy_path = \"FILES/policy.json\"\n",
            "tenancy.policy_path requires tenancy.mode=managed"),
        new Broken(
            "missing tenant policy",
            "[tenancy]\nmode = \"managed\"\npolicy_path = \"FILES/no-policy.json\"\n",
            "no-policy.json cannot be read"),
        new Broken("changed address", "", "server.bind cannot change while the server runs"),
        new Broken(
            "audit file that cannot be opened",
            "[server.audit]\npath = \"FILES/no-directory/audit.jsonl\"\n",
            "cannot be opened"));
  }

  @AfterEach
  void removeSettings(AcceptanceServer server) throws IOException {
    Files.deleteIfExists(settings(server));
  }

  @Test
  void aChangeIsTakenOverAndOnRecordWithoutSecrets(AcceptanceServer server) throws Exception {
    server.use(before(server));
    long changes = server.warm().changes();

    server.warm().write(server.standard().bearer(SECRET).toml());
    server.warm().awaitChange(changes);

    assertThat(server.caller().bearer(SECRET).listed()).contains("precheck");
    assertThat(server.caller().send("tools/list", json("{}")).status()).isEqualTo(401);
    String record = records(server, "configuration_changed").getLast();
    assertThat(text(JsonReader.read(record), "/message"))
        .contains("dg.server.auth.bearer_tokens[0]", "dg.server.auth.mode")
        .contains("dg.server.tools.denylist[0]");
    assertThat(record).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatCannotBeUsedLeavesTheSettingsInForce(Broken broken, AcceptanceServer server)
      throws Exception {
    server.use(before(server));
    long changes = server.warm().changes();

    server.warm().write(broken.in(server));
    Eventually.holds(() -> !records(server, "configuration_rejected").isEmpty());

    assertThat(records(server, "configuration_rejected")).hasSize(1);
    String record = records(server, "configuration_rejected").getFirst();
    assertThat(text(JsonReader.read(record), "/message")).contains(broken.reason());
    assertThat(record).doesNotContain(SECRET);
    assertThat(server.caller().listed()).contains("scenario_submit").doesNotContain("precheck");
    assertThat(server.warm().changes()).isEqualTo(changes);
    String log = Files.readString(server.files().resolveSibling("data/liberty/logs/messages.log"));
    assertThat(log).contains("not taken over").contains(broken.reason()).doesNotContain(SECRET);

    server.warm().write(after(server).toml());
    server.warm().awaitChange(changes);

    assertThat(server.caller().listed()).contains("precheck").doesNotContain("scenario_submit");
  }

  @Test
  void aCallUnderWayEndsWithTheSettingsItBeganWith(AcceptanceServer server) throws Exception {
    server.use(before(server));
    byte[] body =
        JsonWriter.bytes(
            json(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"providers_list\",\"arguments\":{}}}"));
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      OutputStream out = slow.getOutputStream();
      out.write(
          ("POST /rpc HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, 10);
      out.flush();
      // Calls that come later and are answered: by then this one has begun.
      for (int i = 0; i < 5; i++) {
        server.caller().listed();
      }
      long changes = server.warm().changes();
      server
          .warm()
          .write(
              server
                  .standard()
                  .auth("[server.auth]\nallowed_tools = [\"scenario_define\"]\n")
                  .toml());
      server.warm().awaitChange(changes);
      assertThat(server.caller().failure("providers_list", json("{}")).message())
          .isEqualTo("unauthorized");

      out.write(body, 10, body.length - 10);
      out.flush();

      BufferedReader answer =
          new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aPropertyFileGoesBeforeTheConfigurationFile(AcceptanceServer server) throws Exception {
    server.use(after(server));
    long changes = server.warm().changes();

    write(server, "dg.server.tools.denylist[0]=precheck\n");
    server.warm().awaitChange(changes);
    assertThat(server.caller().listed()).contains("scenario_submit").doesNotContain("precheck");
    assertThat(records(server, "configuration_changed").getLast())
        .contains("dg.server.tools.denylist[0]");

    write(server, "dg.server.max_body_bytes=0\n");
    Eventually.holds(() -> !records(server, "configuration_rejected").isEmpty());
    assertThat(server.caller().listed()).contains("scenario_submit").doesNotContain("precheck");

    changes = server.warm().changes();
    Files.delete(settings(server));
    server.warm().awaitChange(changes);
    assertThat(server.caller().listed()).contains("precheck").doesNotContain("scenario_submit");
  }

  /** A standard property of MicroProfile JWT that vanished would let older tokens in. */
  @ParameterizedTest
  @ValueSource(strings = {"dg.server.auth.allowed_tools[0]", "mp.jwt.verify.token.age"})
  void aPropertyThatNamesAnUnknownOneIsRefused(String property, AcceptanceServer server)
      throws Exception {
    server.use(before(server));

    write(server, property + "=${no.such.property}\n");
    Eventually.holds(() -> !records(server, "configuration_rejected").isEmpty());

    assertThat(records(server, "configuration_rejected").getFirst())
        .contains(property + " refers to a property that is not set");
    assertThat(server.caller().listed()).contains("scenario_submit").doesNotContain("precheck");
  }

  @Test
  void nothingOfARefusedFileRidesAlongWithALaterProperty(AcceptanceServer server) throws Exception {
    server.use(before(server));
    server.warm().write(after(server).toml() + "\n[schema_registry]\nmax_entries = 0\n");
    Eventually.holds(() -> !records(server, "configuration_rejected").isEmpty());

    long changes = server.warm().changes();
    write(server, "dg.schema_registry.max_entries=5\n");
    server.warm().awaitChange(changes);

    assertThat(server.caller().listed()).contains("scenario_submit").doesNotContain("precheck");
  }

  @Test
  void aRefusedPropertyDoesNotRefuseALaterFile(AcceptanceServer server) throws Exception {
    server.use(before(server));
    write(server, "dg.schema_registry.max_entries=0\n");
    Eventually.holds(() -> !records(server, "configuration_rejected").isEmpty());

    long changes = server.warm().changes();
    server.warm().write(after(server).toml());
    server.warm().awaitChange(changes);

    assertThat(server.caller().listed()).contains("precheck").doesNotContain("scenario_submit");
  }

  @Test
  void aRelativePathCountsFromWhereTheServerWasStarted(AcceptanceServer server) throws Exception {
    Path audit = server.files().resolve("relative.jsonl");
    Path here = Path.of("").toAbsolutePath();

    server.use(
        server
            .standard()
            .with("[server.audit]\npath = \"%s\"\n".formatted(here.relativize(audit))));
    server.caller().listed();

    Eventually.holds(() -> Files.exists(audit) && Files.size(audit) > 0);
  }

  private static void write(AcceptanceServer server, String properties) throws IOException {
    Path file = settings(server);
    Files.createDirectories(file.getParent());
    Path next = Files.writeString(file.resolveSibling("next"), properties);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path settings(AcceptanceServer server) {
    return server.files().resolveSibling("data/settings/operator.properties");
  }

  /** The platform's records of this kind, oldest first. */
  private static List<String> records(AcceptanceServer server, String kind) throws SQLException {
    return AuditFile.chain(server.database(), 0).stream()
        .filter(payload -> payload.contains("\"kind\":\"" + kind + "\""))
        .toList();
  }
}
