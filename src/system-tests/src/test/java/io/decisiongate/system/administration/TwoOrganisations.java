package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.server.OncePerRun;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two organisations of one server that have the same: numbers and versions of what they have are
 * equal wherever they can be. Tests leave them as they are.
 *
 * @param first has one allowed address more, which the second has changed the first of its own for
 * @param more the number of that address' entry
 */
record TwoOrganisations(SessionsServer server, Organisation first, Organisation second, String more)
    implements AutoCloseable {
  private static final String BACKLOG =
      "insert into dispatch_backlog (owner_tenant, waiting, oldest_at, next_due) values (%s, 5, 1, null)";

  /** The owner has guessed wrongly once. */
  private static final String PASSWORD =
      """
      insert into api_key (key_hash, principal_id, created_at, name, of_password)
        values (sha256('password of %1$s'), '%1$s', 1, 'password', true);
      insert into principal_password (principal_id, verifier, key_hash, failures)
        values ('%1$s', 'v', sha256('password of %1$s'), 1)
      """;

  /** One of them as the caller's, the other as the other one. */
  record Sides(Organisation own, Organisation other) {}

  /** Makes two that have not been there before. */
  static TwoOrganisations on(SessionsServer server) throws SQLException {
    String name = "o" + UUID.randomUUID().toString().substring(0, 8);
    Organisation first = Organisation.make(server, name + "-1", "192.0.2.1");
    Organisation second = Organisation.make(server, name + "-2", "192.0.2.2");
    String more =
        member(first.owner().post("ip-allowlist", "{\"ip_range\":\"198.51.100.1\"}"), "entry_id");
    assertThat(
            second
                .owner()
                .patch("ip-allowlist/" + second.value("entry"), 1, "{\"description\":\"x\"}")
                .status())
        .isEqualTo(200);
    for (Organisation each : List.of(first, second)) {
      server.sql(BACKLOG.formatted(each.value("tenant")));
      server.sql(PASSWORD.formatted(each.value("owner")));
    }
    return new TwoOrganisations(server, first, second, more);
  }

  List<Sides> bothWays() {
    return List.of(new Sides(first, second), new Sides(second, first));
  }

  @Override
  public void close() {
    // They end with their server.
  }

  /** Gives both to tests; they end with the test run. */
  static final class Access implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TwoOrganisations.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      SessionsServer server = new SessionsServer.Access().get(context);
      return new OncePerRun<>(TwoOrganisations.class, () -> on(server)) {}.get(context);
    }
  }
}
