package io.decisiongate.core.runpack;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.run.Submission;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Checks beyond format v1 (runpack.md section 4.1): the pack is complete and has nothing else in
 * its folder, and manifest, scenario and logs agree with each other. What a pack alone cannot
 * prove, the time of its export and the set-up of the server then, only a digest of the manifest
 * from elsewhere can.
 */
public final class StrictVerification {
  private final Manifest manifest;
  private final PackFolder folder;
  private final Findings findings;

  private StrictVerification(Manifest manifest, PackFolder folder, Findings findings) {
    this.manifest = manifest;
    this.folder = folder;
    this.findings = findings;
  }

  /**
   * Checks a pack.
   *
   * @param manifestName the path of the manifest below the folder
   * @param manifestBytes the bytes of the manifest's file
   */
  public static Findings verify(
      Manifest manifest, String manifestName, byte[] manifestBytes, PackFolder folder) {
    Findings findings = new Findings();
    findings.require(
        Arrays.equals(manifestBytes, manifest.bytes()),
        "the manifest differs from its canonical form: white space, member order, null or unknown"
            + " members");
    ManifestFindings.add(manifest, findings);
    FolderFindings.add(folder.root(), manifest, manifestName, findings);
    new StrictVerification(manifest, folder, findings).checkContents();
    return findings;
  }

  private void checkContents() {
    checkSpec();
    StepFindings steps = new StepFindings(manifest.run(), findings);
    RecordedSteps.forEach(folder, findings, steps::check);
    checkSubmissions();
    checkToolCalls();
    if (manifest.integrity().fileHashes().stream()
        .anyMatch(file -> file.path().equals(Artifact.VERIFIER_REPORT.path()))) {
      checkReport();
    }
  }

  private void checkSpec() {
    ScenarioSpec spec;
    byte[] bytes;
    try {
      bytes = folder.bytes(Artifact.SCENARIO_SPEC.path());
      spec = ScenarioSpec.fromJson(JsonReader.readDistinct(bytes));
    } catch (RunpackFailure e) {
      findings.add("the scenario cannot be read: " + e.text());
      return;
    } catch (JsonSyntaxException e) {
      findings.add("the scenario cannot be decoded: " + e.getMessage());
      return;
    } catch (InvalidParams e) {
      findings.add("the scenario cannot be decoded: " + e.text());
      return;
    }
    findings.require(
        Arrays.equals(bytes, CanonicalJson.bytes(spec.toJson())),
        Artifact.SCENARIO_SPEC.path() + " differs from its canonical form");
    findings.require(
        spec.specHash().equals(manifest.run().specHash()),
        "spec_hash of the manifest is not the hash of the scenario, " + spec.specHash());
    findings.require(
        spec.scenarioId().equals(manifest.run().scenarioId()),
        "scenario_id of the manifest is not that of the scenario, " + spec.scenarioId());
    findings.require(
        spec.namespaceId().equals(manifest.run().namespaceId()),
        "namespace_id of the manifest is not that of the scenario, " + spec.namespaceId());
  }

  private void checkSubmissions() {
    forEach(
        Artifact.SUBMISSIONS,
        Submission::fromJson,
        (number, submission) -> {
          String name = "submission " + submission.submissionId();
          findings.require(
              submission.runId().equals(manifest.run().runId()),
              name + " is of run " + submission.runId());
          findings.require(
              submission.payload().digest().hash().equals(submission.contentHash()),
              "content_hash of " + name + " is not the hash of its payload");
        });
  }

  private void checkToolCalls() {
    forEach(
        Artifact.TOOL_CALLS,
        RecordedToolCall::fromJson,
        (number, call) ->
            findings.require(
                call.callId().equals("call-" + number),
                "tool call " + number + " has the id " + call.callId()));
  }

  private interface Check<T> {
    void check(long number, T item);
  }

  private <T> void forEach(
      Artifact artifact, java.util.function.Function<Json, T> decode, Check<T> check) {
    try {
      boolean canonical =
          folder.read(
              artifact.path(),
              bytes -> {
                LogReader<T> log = new LogReader<>(artifact, bytes, decode);
                long number = 1;
                for (var item = log.next(); item.isPresent(); item = log.next()) {
                  check.check(number++, item.get());
                }
                return log.isCanonical();
              });
      findings.require(canonical, artifact.path() + " is not canonical JSON");
    } catch (RunpackFailure unreadable) {
      findings.add("the logs cannot be read: " + unreadable.text());
    }
  }

  private void checkReport() {
    byte[] expected = new VerificationReport(Artifact.required().size(), List.of()).bytes();
    try {
      findings.require(
          Arrays.equals(expected, folder.bytes(Artifact.VERIFIER_REPORT.path())),
          Artifact.VERIFIER_REPORT.path() + " does not say that all files passed");
    } catch (RunpackFailure e) {
      findings.add("the report of the export cannot be read: " + e.text());
    }
  }
}
