package io.decisiongate.core.contract;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads contract files of external providers, with the checks of providers.md section 6. */
final class ExternalContract {
  static final int MAX_BYTES = 1_048_576;
  private static final int MAX_PATH_BYTES = 4096;
  private static final int MAX_NAME_BYTES = 255;

  private ExternalContract() {}

  static ProviderContract read(String providerId, Optional<String> path) {
    String file =
        path.orElseThrow(
            () -> new InvalidContract("provider capability contract missing for " + providerId));
    byte[] content = content(file);
    if (content.length > MAX_BYTES) {
      throw invalid(providerId, "capability contract exceeds size limit");
    }
    ProviderContract contract = parse(file, content);
    if (!contract.providerId().equals(providerId)) {
      throw invalid(
          providerId,
          "provider id mismatch (expected " + providerId + ", got " + contract.providerId() + ")");
    }
    if (!contract.transport().equals("mcp")) {
      throw invalid(providerId, "external providers must declare transport=mcp");
    }
    return contract;
  }

  /** The error for a contract that was read and is wrong. */
  static InvalidContract invalid(String providerId, String problem) {
    return new InvalidContract(
        "provider capability contract invalid: " + providerId + ": " + problem);
  }

  /** The file's bytes; of one that is too long, one byte more than is allowed. */
  private static byte[] content(String file) {
    try (InputStream in = Files.newInputStream(path(file))) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidContract(
          "provider capability contract read failed: " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path path(String file) {
    if (utf8Length(file) > MAX_PATH_BYTES) {
      throw invalidPath(file, "path exceeds max length");
    }
    try {
      Path path = Path.of(file);
      for (Path name : path) {
        if (utf8Length(name.toString()) > MAX_NAME_BYTES) {
          throw invalidPath(file, "path component too long: " + name);
        }
      }
      return path;
    } catch (InvalidPathException e) {
      throw invalidPath(file, e.getReason());
    }
  }

  private static InvalidContract invalidPath(String file, String problem) {
    return new InvalidContract(
        "provider capability contract path invalid: " + file + ": " + problem);
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ProviderContract parse(String file, byte[] content) {
    try {
      return ProviderContract.fromJson(JsonReader.read(content));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new InvalidContract(
          "provider capability contract parse failed: " + file + ": " + e.getMessage(), e);
    }
  }
}
