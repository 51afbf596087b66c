package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.runpack.Findings;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.ReplayResult;
import io.decisiongate.core.runpack.RunIdentity;
import io.decisiongate.core.runpack.VerificationReport;
import java.util.List;
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

  private boolean digestMatches() {
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

  String text() {
    RunIdentity run = manifest.run();
    StringBuilder text =
        new StringBuilder("Run        ")
            .append(Printable.of(run.runId().toString()))
            .append(" of scenario ")
            .append(Printable.of(run.scenarioId().toString()))
            .append(", tenant ")
            .append(run.tenantId())
            .append(", namespace ")
            .append(run.namespaceId())
            .append("\nManifest   ")
            .append(manifestDigest)
            .append("\nRoot hash  sha256:")
            .append(manifest.integrity().rootHash().value())
            .append("\n\n");
    expectedDigest.ifPresent(
        expected ->
            line(
                text,
                "Digest",
                digestMatches(),
                digestMatches() ? "the manifest is the one expected" : "expected " + expected,
                List.of()));
    line(text, "Files", report.passes(), report.checkedFiles() + " files read", report.errors());
    strict.ifPresent(
        findings ->
            line(
                text,
                "Strict",
                findings.isEmpty(),
                findings.count() + " findings",
                findings.texts()));
    replay.ifPresent(
        result -> {
          line(
              text,
              "Replay",
              result.passes(),
              result.decisions() + " decisions, " + result.gates() + " gates decided again",
              result.differences().texts());
          result
              .assumptions()
              .texts()
              .forEach(
                  assumption -> text.append("  ~ ").append(Printable.of(assumption)).append('\n'));
        });
    return text.append("\nResult     ").append(word(passes())).append('\n').toString();
  }

  private static void line(
      StringBuilder text, String name, boolean passes, String remark, List<String> findings) {
    text.append(String.format("%-10s %s  %s\n", name, word(passes), remark));
    findings.forEach(finding -> text.append("  - ").append(Printable.of(finding)).append('\n'));
  }

  private static String word(boolean passes) {
    return passes ? "pass" : "fail";
  }
}
