package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.time.Timestamp;
import java.util.Optional;

/**
 * Writes the runpack of a run (runpack.md section 3).
 *
 * @param spec the scenario as it is stored now
 * @param run as the run state says
 * @param anchorPolicy absent when no anchors are configured
 * @param security absent when no server exports
 * @param verified whether the pack is verified and carries the report
 */
public record RunpackExport(
    ScenarioSpec spec,
    RunIdentity run,
    Timestamp generatedAt,
    Optional<AnchorPolicy> anchorPolicy,
    Optional<SecurityContext> security,
    boolean verified) {

  /**
   * A pack that is in its place.
   *
   * @param report of the verification during the export, which may fail without failing the export
   */
  public record Exported(Manifest manifest, Optional<VerificationReport> report) {}

  /**
   * Writes the pack.
   *
   * @throws RunpackFailure when the run was started with another scenario than {@link #spec()}, or
   *     a file cannot be written; nothing is left behind then, except for files that had already
   *     taken the place of older ones
   */
  public Exported write(RunLogs logs, PackDestination destination) {
    return write(logs, destination, Long.MAX_VALUE);
  }

  /**
   * Writes the pack, as {@link #write(RunLogs, PackDestination)}.
   *
   * @param maxFileBytes of which no file may have more
   * @throws RunpackFailure also when a file would have more
   */
  Exported write(RunLogs logs, PackDestination destination, long maxFileBytes) {
    if (!spec.specHash().equals(run.specHash())) {
      throw new RunpackFailure("hashing error: run state spec hash mismatch");
    }
    try (RunpackDraft draft = RunpackDraft.open(destination, maxFileBytes)) {
      draft.writeSpec(spec);
      draft.writeLogs(logs);
      Manifest manifest = manifest(draft);
      draft.writeManifest(manifest);
      Optional<VerificationReport> report = Optional.empty();
      if (verified) {
        report = Optional.of(draft.verify(manifest));
        draft.write(Artifact.VERIFIER_REPORT, report.get().bytes());
        manifest = manifest(draft);
        draft.writeManifest(manifest);
      }
      draft.publish();
      return new Exported(manifest, report);
    }
  }

  private Manifest manifest(RunpackDraft draft) {
    return new Manifest(
        Manifest.V1,
        generatedAt,
        run,
        Manifest.OFFLINE_STRICT,
        anchorPolicy,
        security,
        Integrity.of(draft.fileHashes()),
        draft.artifacts());
  }
}
