package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;
import java.util.Optional;

/**
 * {@code dispatch.callback}: the address that receives packets.
 *
 * @param signingKey file with the Ed25519 private key that signs them
 * @param keyId its name for receivers; empty means the public key in base64
 * @param allowHttp whether the address may be without TLS
 * @param timeoutMs for a whole exchange in milliseconds, 100 to 60000
 * @param allowedHosts the only hosts; empty means any
 * @param allowPrivateNetworks whether the host may have an address that is not public
 * @param caPath file with the authorities whose certificates are believed, and no others; empty
 *     means those of the platform
 */
public record DispatchCallbackSettings(
    String url,
    String signingKey,
    Optional<String> keyId,
    boolean allowHttp,
    long timeoutMs,
    Optional<List<String>> allowedHosts,
    List<String> deniedHosts,
    boolean allowPrivateNetworks,
    Optional<String> caPath) {
  private static final String NAME = "dispatch.callback";
  private static final int LONGEST_KEY_ID = 256;

  public DispatchCallbackSettings {
    allowedHosts = allowedHosts.map(List::copyOf);
    deniedHosts = List.copyOf(deniedHosts);
  }

  static DispatchCallbackSettings from(TableReader table) {
    return new DispatchCallbackSettings(
        table.text("url", ""),
        table.text("signing_key", ""),
        table.text("key_id"),
        table.flag("allow_http", false),
        table.whole("timeout_ms", 10_000),
        table.value("allowed_hosts").map(hosts -> table.texts("allowed_hosts")),
        table.texts("denied_hosts"),
        table.flag("allow_private_networks", false),
        table.text("ca_path"));
  }

  /** Whether packets would travel without TLS. */
  boolean isPlainHttp() {
    return FieldRules.isPlainHttp(url);
  }

  void validate() {
    FieldRules.url(NAME + ".url", url);
    require(
        allowHttp || !isPlainHttp(),
        NAME + ".url with http:// requires " + NAME + ".allow_http=true");
    FieldRules.path(NAME + ".signing_key", signingKey);
    keyId.ifPresent(DispatchCallbackSettings::validateKeyId);
    FieldRules.milliseconds(NAME + ".timeout_ms", timeoutMs, 100, 60_000);
    caPath.ifPresent(path -> FieldRules.path(NAME + ".ca_path", path));
    allowedHosts.ifPresent(hosts -> FieldRules.allNonEmpty(NAME + ".allowed_hosts", hosts));
    FieldRules.allNonEmpty(NAME + ".denied_hosts", deniedHosts);
  }

  /** It goes into a header as a string of RFC 8941. */
  private static void validateKeyId(String keyId) {
    String field = NAME + ".key_id";
    FieldRules.nonEmpty(field, keyId);
    FieldRules.atMostBytes(field, keyId, LONGEST_KEY_ID);
    require(
        keyId.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\'),
        field + " must consist of visible ASCII characters without quotation mark and backslash");
  }
}
