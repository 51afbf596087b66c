package io.decisiongate.cli.demo;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.cli.evidence.GitCheckout;
import io.decisiongate.cli.evidence.PrettyJson;
import io.decisiongate.cli.evidence.ProjectVersion;
import io.decisiongate.cli.evidence.TestReports;
import io.decisiongate.core.json.Json;
import java.nio.file.Path;

/** What is known about a release of the project in a checkout. */
record ReleaseEvidence(
    TestReports tests, GitCheckout checkout, ProjectVersion version, ReleasePolicy policy) {

  static ReleaseEvidence gather(Path checkout) {
    return new ReleaseEvidence(
        TestReports.in(checkout),
        GitCheckout.of(checkout),
        ProjectVersion.of(checkout),
        ReleasePolicy.of(checkout));
  }

  /** Writes one file for each part, where the json provider reads them. */
  void write(Path folder) {
    write(folder.resolve("tests.json"), tests.toJson());
    write(folder.resolve("checkout.json"), checkout.toJson());
    write(folder.resolve("version.json"), version.toJson());
    write(folder.resolve(ReleasePolicy.FILE), policy.toJson());
  }

  private static void write(Path file, Json evidence) {
    ResultFile.writeWithFolders(file, PrettyJson.write(evidence));
  }

  /** What is to be released, as a part of a sentence. */
  String subject(Console console) {
    String commit = checkout.commit().substring(0, Math.min(12, checkout.commit().length()));
    return checkout
        .branch()
        .map(
            branch ->
                console.textOf(DemoMessage.SUBJECT_OF_BRANCH, version.version(), commit, branch))
        .orElseGet(() -> console.textOf(DemoMessage.SUBJECT, version.version(), commit));
  }
}
