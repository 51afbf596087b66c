package io.decisiongate.system.benchmark;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.identity.SigningKey;
import io.decisiongate.system.server.ManagedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it costs to know who calls, and whether the time of a refusal tells its reason. Calls of one
 * client, one after the other and in turns of some hundred, so that what the machine does besides
 * meets all alike:
 *
 * <ul>
 *   <li>{@code providers_list} of a server that asks nobody, against one that is given an API key
 *       or a JSON Web Token of RS256;
 *   <li>refusals of keys that are unknown, revoked and expired.
 * </ul>
 *
 * <p>Options: {@code --turns} calls of each kind, {@code --results} directory.
 */
public final class AuthenticationCost {
  private static final int TURNS = 20_000;
  private static final int WARM_UP = 5_000;

  /** Calls of one kind before it is the next one's turn. */
  private static final int BLOCK = 200;

  /** Calls that wake a server up whose turn it was not. */
  private static final int AWAKE = 50;

  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "https://gate.test/mcp";

  private AuthenticationCost() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments, "turns", "results");
    Path results = Path.of(options.text("results").orElse("target/benchmark"));
    int turns = options.number("turns", TURNS);
    Path directory = Files.createTempDirectory(Files.createDirectories(results), "identity-");
    SigningKey key = SigningKey.generate();
    Files.writeString(directory.resolve("keys.json"), key.keySet());
    try (Target open = Target.of(Options.parse(new String[0], "port"), results);
        ManagedServer managed =
            ManagedServer.start(directory, port -> configuration(port, directory), 1)) {
      Map<String, Optional<String>> accepted = new LinkedHashMap<>();
      accepted.put("nobody asked", Optional.empty());
      accepted.put("API key", Optional.of(managed.administratorKey()));
      accepted.put("JWT", Optional.of(key.token(claims())));
      try (Callers callers = new Callers(open.port(), managed.http().port(), accepted)) {
        callers.measure(turns, true, new Table(results.resolve("authentication.csv"), COLUMNS));
      }
      Map<String, Optional<String>> refused = new LinkedHashMap<>();
      refused.put("unknown", Optional.of(text("unknown")));
      refused.put("revoked", Optional.of(issue(managed, "revoked", "revoked_at")));
      refused.put("expired", Optional.of(issue(managed, "expired", "expires_at")));
      try (Callers callers = new Callers(open.port(), managed.http().port(), refused)) {
        callers.measure(turns, false, new Table(results.resolve("refusals.csv"), COLUMNS));
      }
    }
  }

  private static final String[] COLUMNS = {"credential", "calls", "p50 us", "p99 us", "more us"};

  /** One connection for each kind of caller. */
  private static final class Callers implements AutoCloseable {
    private final Map<String, Caller> callers = new LinkedHashMap<>();

    Callers(int open, int managed, Map<String, Optional<String>> bearers) throws IOException {
      for (Map.Entry<String, Optional<String>> bearer : bearers.entrySet()) {
        Map<String, String> headers =
            bearer
                .getValue()
                .map(text -> Map.of("authorization", "Bearer " + text))
                .orElseGet(Map::of);
        callers.put(
            bearer.getKey(), new Caller(bearer.getValue().isPresent() ? managed : open, headers));
      }
    }

    void measure(int turns, boolean good, Table table) throws IOException {
      Map<String, Samples> samples = new LinkedHashMap<>();
      for (int done = -WARM_UP; done < turns; done += BLOCK) {
        for (Map.Entry<String, Caller> caller : callers.entrySet()) {
          Samples of = samples.computeIfAbsent(caller.getKey(), name -> new Samples());
          for (int i = -AWAKE; i < BLOCK; i++) {
            Caller.Reply reply = caller.getValue().attempt("providers_list", "{}");
            if (reply.body().contains("\"error\":{") == good) {
              throw new IOException(caller.getKey() + ": " + reply.body());
            }
            if (done >= 0 && i >= 0) {
              of.add(reply.nanoseconds());
            }
          }
        }
      }
      double first = samples.values().iterator().next().quantileUs(0.5);
      for (Map.Entry<String, Samples> each : samples.entrySet()) {
        Samples of = each.getValue();
        table.add(
            each.getKey(),
            of.size(),
            of.quantileUs(0.5),
            of.quantileUs(0.99),
            of.quantileUs(0.5) - first);
      }
    }

    @Override
    public void close() throws IOException {
      for (Caller caller : callers.values()) {
        caller.close();
      }
    }
  }

  private static String configuration(int port, Path directory) {
    return """
        [server]
        transport = "http"
        bind = "127.0.0.1:%d"

        [tenancy]
        mode = "managed"

        [identity]
        max_failed_attempts = 0

        [[identity.issuers]]
        name = "corp"
        issuer = "%s"
        audiences = ["%s"]
        jwks_path = "%s"
        groups_claim = "groups"
        grants = [{ group = "readers", role = "viewer", tenant_id = 1 }]

        [[providers]]
        name = "time"
        type = "builtin"
        """
        .formatted(port, ISSUER, AUDIENCE, directory.resolve("keys.json").toAbsolutePath());
  }

  private static Json claims() {
    long now = System.currentTimeMillis() / 1_000;
    return Json.object()
        .put("iss", ISSUER)
        .put("aud", AUDIENCE)
        .put("sub", "alice")
        .put("iat", now)
        .put("exp", now + 3_600)
        .put("groups", Json.texts(List.of("readers")))
        .build();
  }

  private static String text(String name) {
    return "dgk_" + (name + "-".repeat(43)).substring(0, 43);
  }

  /** A key of the administrator's that stopped being good just now. */
  private static String issue(ManagedServer server, String name, String ended) throws SQLException {
    try (Connection connection = server.database().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into api_key (key_hash, principal_id, created_at, name, %s) values (?, 'administrator', 0, ?, 1)"
                    .formatted(ended))) {
      insert.setBytes(
          1,
          HexFormat.of().parseHex(Sha256.of(text(name).getBytes(StandardCharsets.UTF_8)).value()));
      insert.setString(2, name);
      insert.executeUpdate();
    }
    return text(name);
  }
}
