package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table {@code config} of a built-in provider. Each key has its own default, so a table may
 * name a few keys only: every file that the reference accepts means the same here.
 */
public sealed interface BuiltinProviderSettings {
  /** The built-in providers; in lower case these are their names. */
  enum Kind {
    TIME,
    ENV,
    JSON,
    HTTP;

    /** The provider of this name. */
    static Optional<Kind> named(String name) {
      return Arrays.stream(values()).filter(kind -> Words.of(kind).equals(name)).findFirst();
    }
  }

  Kind kind();

  /** The name of the provider. */
  default String name() {
    return Words.of(kind());
  }

  /**
   * Evidence about time.
   *
   * @param allowLogical whether triggers with logical time are answered
   */
  record Time(boolean allowLogical) implements BuiltinProviderSettings {
    static Time from(TableReader table) {
      return new Time(table.flag("allow_logical", true));
    }

    @Override
    public Kind kind() {
      return Kind.TIME;
    }
  }

  /**
   * Evidence from environment variables.
   *
   * @param allowlist the only keys; empty means that there is no list and all keys are allowed, a
   *     present list without entries allows none
   * @param overrides replaces the process environment
   */
  record Env(
      Optional<List<String>> allowlist,
      List<String> denylist,
      long maxValueBytes,
      long maxKeyBytes,
      Optional<Map<String, String>> overrides)
      implements BuiltinProviderSettings {
    public Env {
      allowlist = allowlist.map(List::copyOf);
      denylist = List.copyOf(denylist);
      overrides = overrides.map(Map::copyOf);
    }

    static Env from(TableReader table) {
      return new Env(
          table.value("allowlist").map(present -> table.texts("allowlist")),
          table.texts("denylist"),
          table.wholeFrom(0, "max_value_bytes", 65_536),
          table.wholeFrom(0, "max_key_bytes", 255),
          table.textTable("overrides"));
    }

    @Override
    public Kind kind() {
      return Kind.ENV;
    }

    /** Values of variables may be secrets, so only their names are shown. */
    @Override
    public String toString() {
      return "Env[allowlist=%s, denylist=%s, maxValueBytes=%d, maxKeyBytes=%d, overrides=%s]"
          .formatted(allowlist, denylist, maxValueBytes, maxKeyBytes, overrides.map(Map::keySet));
    }
  }

  /**
   * Evidence from files.
   *
   * @param root directory; whether it exists is found out when the provider is built
   * @param rootId the name of the directory in anchors
   * @param maxBytes largest file
   */
  record Json(String root, String rootId, long maxBytes, boolean allowYaml)
      implements BuiltinProviderSettings {
    private static final int MAX_ROOT_ID = 64;
    private static final Pattern ROOT_ID = Pattern.compile("[a-z0-9_-]+");

    static Json from(TableReader table) {
      String root = table.text("root", "");
      String rootId = table.text("root_id", "");
      long maxBytes = table.wholeFrom(0, "max_bytes", 1_048_576);
      boolean allowYaml = table.flag("allow_yaml", true);
      require(!root.isBlank(), "json provider requires config.root");
      require(!rootId.isBlank(), "json provider requires config.root_id");
      require(rootId.length() <= MAX_ROOT_ID, "json provider root_id exceeds 64 characters");
      require(
          ROOT_ID.matcher(rootId).matches(),
          "json provider root_id must be lowercase ascii, digits, '-' or '_'");
      return new Json(root, rootId, maxBytes, allowYaml);
    }

    @Override
    public Kind kind() {
      return Kind.JSON;
    }
  }

  /**
   * Evidence from web resources; hashes are SHA-256.
   *
   * @param timeoutMs milliseconds for a whole exchange, at least 1
   * @param allowedHosts the only hosts; empty means that there is no list and any is allowed, a
   *     present list without entries allows none
   */
  record Http(
      boolean allowHttp,
      long timeoutMs,
      long maxResponseBytes,
      Optional<List<String>> allowedHosts,
      boolean allowPrivateNetworks,
      String userAgent)
      implements BuiltinProviderSettings {
    public Http {
      allowedHosts = allowedHosts.map(List::copyOf);
    }

    static Http from(TableReader table) {
      table.onlyWord("hash_algorithm", "sha256");
      return new Http(
          table.flag("allow_http", false),
          table.wholeFrom(1, "timeout_ms", 5000),
          table.wholeFrom(0, "max_response_bytes", 1_048_576),
          table.value("allowed_hosts").map(present -> table.texts("allowed_hosts")),
          table.flag("allow_private_networks", false),
          table.text("user_agent", "decision-gate/0.1"));
    }

    @Override
    public Kind kind() {
      return Kind.HTTP;
    }
  }
}
