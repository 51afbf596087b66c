package io.decisiongate.access.control;

import io.decisiongate.core.access.TenantPolicy;
import io.decisiongate.core.error.InvalidParams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The tenant policy as a file: JSON of at most one mebibyte. */
final class TenantPolicyFile {
  private static final int MAX_BYTES = 1 << 20;

  private TenantPolicyFile() {}

  /**
   * Reads the policy.
   *
   * @throws IllegalArgumentException when there is none; the message names the file
   */
  static TenantPolicy read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] document = in.readNBytes(MAX_BYTES + 1);
      if (document.length > MAX_BYTES) {
        throw unusable(path, "is longer than " + MAX_BYTES + " bytes", null);
      }
      return TenantPolicy.parse(document);
    } catch (IOException e) {
      throw unusable(path, "cannot be read: " + e, e);
    } catch (InvalidParams e) {
      throw unusable(path, "cannot be used: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unusable(
      Path path, String why, @Nullable Exception cause) {
    return new IllegalArgumentException("tenancy.policy_path: " + path + " " + why, cause);
  }
}
