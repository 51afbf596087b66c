package io.decisiongate.system.acceptance;

import java.nio.file.Path;

/**
 * A {@code decision-gate.toml} in parts, each of which a test can exchange.
 *
 * @param server keys of the section {@code server}
 * @param auth section {@code server.auth} with its principals
 * @param namespaces the section about them
 * @param providers the providers
 * @param more further sections
 */
record Configuration(String server, String auth, String namespaces, String providers, String more) {

  /** The standard server of the acceptance list. */
  static Configuration standard(int port, Path files) {
    return new Configuration(
        """
        [server]
        transport = "http"
        mode = "strict"
        bind = "127.0.0.1:%d"
        """
            .formatted(port),
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
        """,
        """
        [namespace]
        allow_default = true
        default_tenants = [1]
        """,
        """
        [[providers]]
        name = "time"
        type = "builtin"
        [[providers]]
        name = "env"
        type = "builtin"
        [[providers]]
        name = "json"
        type = "builtin"
        config = { root = "%s", root_id = "evidence-root" }
        [[providers]]
        name = "http"
        type = "builtin"
        """
            .formatted(files),
        "");
  }

  /** With further keys of the section {@code server}. */
  Configuration server(String keys) {
    return new Configuration(server + keys + "\n", auth, namespaces, providers, more);
  }

  /** With another transport. */
  Configuration transport(String name) {
    return new Configuration(
        server.replace("transport = \"http\"", "transport = \"" + name + "\""),
        auth,
        namespaces,
        providers,
        more);
  }

  Configuration auth(String section) {
    return new Configuration(server, section, namespaces, providers, more);
  }

  Configuration namespaces(String section) {
    return new Configuration(server, auth, section, providers, more);
  }

  Configuration providers(String tables) {
    return new Configuration(server, auth, namespaces, tables, more);
  }

  /** With further sections. */
  Configuration with(String sections) {
    return new Configuration(server, auth, namespaces, providers, more + "\n" + sections);
  }

  /** With static tokens. */
  Configuration bearer(String... tokens) {
    return auth(
        "[server.auth]\nmode = \"bearer_token\"\nbearer_tokens = [\""
            + String.join("\", \"", tokens)
            + "\"]\n");
  }

  /** With conditions that accept what callers assert. */
  Configuration asserted() {
    return with("[trust]\nmin_lane = \"asserted\"\n");
  }

  /** With evidence that callers may see. */
  Configuration shown() {
    return with(
        """
        [evidence]
        allow_raw_values = true
        require_provider_opt_in = false
        """);
  }

  String toml() {
    return String.join("\n", server, auth, namespaces, providers, more);
  }
}
