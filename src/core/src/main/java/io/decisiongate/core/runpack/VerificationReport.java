package io.decisiongate.core.runpack;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.util.List;

/**
 * What verification found.
 *
 * @param checkedFiles how many files could be read, those with a wrong hash too
 * @param errors in the order of the checks (runpack.md section 4)
 */
public record VerificationReport(long checkedFiles, List<String> errors) {
  public VerificationReport {
    errors = List.copyOf(errors);
  }

  /** Whether nothing is wrong. */
  public boolean passes() {
    return errors.isEmpty();
  }

  /** {@code pass} or {@code fail}. */
  public String status() {
    return passes() ? "pass" : "fail";
  }

  public Json toJson() {
    return Json.object()
        .put("status", status())
        .put("checked_files", checkedFiles)
        .put("errors", Json.texts(errors))
        .build();
  }

  /** The bytes of the file {@code artifacts/verifier_report.json}. */
  public byte[] bytes() {
    return CanonicalJson.bytes(toJson());
  }
}
