package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Section {@code runpack_storage}: an S3 bucket for exported runpacks (configuration.md section 4).
 *
 * @param region empty means the one of the environment
 * @param endpoint of an S3-compatible service; empty means that of the environment, or else the
 *     provider's own
 * @param prefix relative path below which the objects lie
 */
public record RunpackStorageSettings(
    String bucket,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<String> prefix,
    boolean forcePathStyle,
    boolean allowHttp) {
  private static final int MAX_PORT = 65_535;
  private static final String PREFIX = "runpack_storage.prefix";

  static RunpackStorageSettings from(TableReader table) {
    requiredWord(table, "type", "object_store");
    requiredWord(table, "provider", "s3");
    return new RunpackStorageSettings(
        table.text("bucket", ""),
        table.text("region"),
        table.text("endpoint"),
        table.text("prefix").map(String::strip),
        table.flag("force_path_style", false),
        table.flag("allow_http", false));
  }

  private static void requiredWord(TableReader table, String key, String only) {
    if (table.value(key).isEmpty()) {
      throw table.missing(key);
    }
    table.onlyWord(key, only);
  }

  void validate() {
    require(!bucket.isBlank(), "runpack_storage.bucket must be set");
    region.ifPresent(name -> FieldRules.nonEmpty("runpack_storage.region", name));
    endpoint.ifPresent(
        url -> {
          FieldRules.url("runpack_storage.endpoint", url);
          require(
              allowHttp || !FieldRules.isPlainHttp(url),
              "runpack_storage.endpoint uses http:// without allow_http");
          require(
              hasHostAndPort(url),
              "runpack_storage.endpoint must be a URL with a host name (letters, digits, hyphens)"
                  + " and a port up to 65535");
        });
    prefix.ifPresent(RunpackStorageSettings::validatePrefix);
  }

  /** The client of S3 takes no other addresses. */
  private static boolean hasHostAndPort(String url) {
    try {
      URI address = new URI(url);
      return address.getHost() != null && address.getPort() <= MAX_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void validatePrefix(String prefix) {
    FieldRules.nonEmpty(PREFIX, prefix);
    require(prefix.indexOf('\\') < 0, PREFIX + " must not contain backslashes");
    require(FieldRules.bytes(prefix) <= FieldRules.MAX_PATH_BYTES, PREFIX + " exceeds max length");
    require(!prefix.startsWith("/"), PREFIX + " must be relative");
    String withoutEnd = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    for (String segment : withoutEnd.split("/", -1)) {
      require(
          FieldRules.bytes(segment) <= FieldRules.MAX_COMPONENT_BYTES,
          PREFIX + " segment too long");
      require(
          !segment.isEmpty()
              && !segment.equals(".")
              && segment.codePoints().noneMatch(Character::isISOControl),
          PREFIX + " segment invalid");
      require(!segment.equals(".."), PREFIX + " must be relative without traversal");
    }
  }
}
