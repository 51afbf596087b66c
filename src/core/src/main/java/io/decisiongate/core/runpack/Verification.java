package io.decisiongate.core.runpack;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The verification of format v1 (runpack.md section 4): its checks in their order with their texts,
 * all of them, also after a failure. A pass means that the listed files have the listed hashes; see
 * {@link StrictVerification} and {@link Replay} for more.
 */
public final class Verification {
  private final Manifest manifest;
  private final PackReader pack;
  private final List<String> errors = new ArrayList<>();
  private final Map<String, Sha256> digests = new HashMap<>();
  private long checkedFiles;

  private Verification(Manifest manifest, PackReader pack) {
    this.manifest = manifest;
    this.pack = pack;
  }

  /**
   * Verifies the files below the pack.
   *
   * @param pack its size limit applies to each file
   */
  public static VerificationReport verify(Manifest manifest, PackReader pack) {
    if (!manifest.version().equals(Manifest.V1)) {
      return new VerificationReport(
          0, List.of("unsupported manifest version: " + manifest.version()));
    }
    return new Verification(manifest, pack).report();
  }

  private VerificationReport report() {
    manifest.integrity().fileHashes().forEach(this::checkFile);
    if (!manifest.integrity().rootMatches()) {
      errors.add("root hash mismatch");
    }
    checkDecisions();
    manifest
        .anchorPolicy()
        .filter(policy -> !policy.rules().isEmpty())
        .ifPresent(policy -> errors.addAll(AnchorVerification.errors(policy, pack)));
    return new VerificationReport(checkedFiles, errors);
  }

  private void checkFile(FileHash file) {
    Sha256 actual;
    try {
      actual = digest(file.path());
    } catch (RunpackFailure unreadable) {
      errors.add("artifact read failed for " + file.path() + ": " + unreadable.text());
      return;
    }
    checkedFiles++;
    if (!actual.equals(file.hash())) {
      errors.add("hash mismatch for " + file.path());
    }
  }

  /** A file may be listed often, and under many spellings; it is read once. */
  private Sha256 digest(String path) {
    String place = pack.place(path);
    Sha256 known = digests.get(place);
    if (known != null) {
      return known;
    }
    Sha256 digest = pack.read(path, Digests::of);
    digests.put(place, digest);
    return digest;
  }

  private void checkDecisions() {
    try {
      DuplicateDecisions.first(pack)
          .ifPresent(trigger -> errors.add("duplicate decision for trigger " + trigger));
    } catch (RunpackFailure unreadable) {
      errors.add("decision log read failed: " + unreadable.text());
    } catch (JsonSyntaxException invalid) {
      errors.add("invalid decision log: " + invalid.getMessage());
    } catch (InvalidParams invalid) {
      errors.add("invalid decision log: " + invalid.text());
    }
  }
}
