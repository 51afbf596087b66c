package io.decisiongate.cli.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.runpack.Findings;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.ReplayResult;
import io.decisiongate.core.runpack.VerificationReport;
import java.util.Optional;

/**
 * What {@code dg verify runpack} found.
 *
 * @param manifestDigest of the manifest's file
 * @param expectedDigest the one it should have, if that is known
 * @param strict absent when not asked for
 * @param replay absent when not asked for
 */
record OfflineResult(
    Manifest manifest,
    Sha256 manifestDigest,
    Optional<Sha256> expectedDigest,
    VerificationReport report,
    Optional<Findings> strict,
    Optional<ReplayResult> replay) {

  boolean passes() {
    return report.passes()
        && digestMatches()
        && strict.map(Findings::isEmpty).orElse(true)
        && replay.map(ReplayResult::passes).orElse(true);
  }

  boolean digestMatches() {
    return expectedDigest.map(manifestDigest::equals).orElse(true);
  }

  Json toJson() {
    return Json.object()
        .put("status", word(passes()))
        .put("manifest_hash", manifestDigest.toJson())
        .put("manifest_hash_expected", expectedDigest.map(Sha256::toJson).orElse(Json.NULL))
        .put("root_hash", manifest.integrity().rootHash().toJson())
        .put("report", report.toJson())
        .put("strict", strict.map(OfflineResult::strictJson).orElse(Json.NULL))
        .put("replay", replay.map(ReplayResult::toJson).orElse(Json.NULL))
        .build();
  }

  private static Json strictJson(Findings findings) {
    return Json.object()
        .put("status", word(findings.isEmpty()))
        .put("findings", Json.texts(findings.texts()))
        .build();
  }

  private static String word(boolean passes) {
    return passes ? "pass" : "fail";
  }
}
