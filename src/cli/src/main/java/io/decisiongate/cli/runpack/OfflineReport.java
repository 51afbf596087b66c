package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.runpack.Findings;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.ReplayResult;
import io.decisiongate.core.runpack.RunIdentity;
import java.util.List;

/** Shows people what {@code dg verify runpack} found. */
record OfflineReport(OfflineResult result, Console console) {

  String text() {
    StringBuilder text = new StringBuilder();
    head(text, result.manifest());
    text.append('\n');
    result
        .expectedDigest()
        .ifPresent(
            expected ->
                line(
                    text,
                    RunpackMessage.VERIFIED_DIGEST,
                    result.digestMatches(),
                    result.digestMatches()
                        ? console.textOf(RunpackMessage.VERIFIED_DIGEST_EQUAL)
                        : console.textOf(
                            RunpackMessage.VERIFIED_DIGEST_DIFFERS, expected.toString()),
                    List.of()));
    line(
        text,
        RunpackMessage.VERIFIED_FILES,
        result.report().passes(),
        counted(RunpackMessage.VERIFIED_FILES_COUNT, result.report().checkedFiles()),
        result.report().errors());
    result.strict().ifPresent(findings -> strict(text, findings));
    result.replay().ifPresent(replay -> replay(text, replay));
    text.append('\n');
    return field(text, RunpackMessage.VERIFIED_RESULT, word(result.passes())).toString();
  }

  private void head(StringBuilder text, Manifest manifest) {
    RunIdentity run = manifest.run();
    String named =
        console.textOf(
            RunpackMessage.VERIFIED_RUN_NAMED,
            Printable.of(run.runId()),
            Printable.of(run.scenarioId()),
            run.tenantId().toString(),
            run.namespaceId().toString());
    field(text, RunpackMessage.VERIFIED_RUN, named);
    field(text, RunpackMessage.VERIFIED_MANIFEST, result.manifestDigest().toString());
    field(
        text,
        RunpackMessage.VERIFIED_ROOT_HASH,
        "sha256:" + manifest.integrity().rootHash().value());
  }

  private void strict(StringBuilder text, Findings findings) {
    line(
        text,
        RunpackMessage.VERIFIED_STRICT,
        findings.isEmpty(),
        counted(RunpackMessage.VERIFIED_STRICT_COUNT, findings.count()),
        findings.texts());
  }

  private void replay(StringBuilder text, ReplayResult replay) {
    line(
        text,
        RunpackMessage.VERIFIED_REPLAY,
        replay.passes(),
        counted(RunpackMessage.VERIFIED_REPLAY_COUNT, replay.decisions(), replay.gates()),
        replay.differences().texts());
    replay
        .assumptions()
        .texts()
        .forEach(assumption -> text.append("  ~ ").append(Printable.of(assumption)).append('\n'));
  }

  private void line(
      StringBuilder text,
      RunpackMessage name,
      boolean passes,
      String remark,
      List<String> findings) {
    field(text, name, word(passes) + "  " + remark);
    findings.forEach(finding -> text.append("  - ").append(Printable.of(finding)).append('\n'));
  }

  private StringBuilder field(StringBuilder text, RunpackMessage name, String value) {
    return text.append("%-10s ".formatted(console.textOf(name))).append(value).append('\n');
  }

  private String word(boolean passes) {
    return console.textOf(RunpackMessage.outcome(passes));
  }

  private String counted(RunpackMessage message, long... counts) {
    return console.textOf(
        message, java.util.Arrays.stream(counts).mapToObj(Long::toString).toArray(String[]::new));
  }
}
