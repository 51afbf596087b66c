package io.decisiongate.cli.demo;

import io.decisiongate.cli.evidence.EvidenceFile;
import io.decisiongate.cli.evidence.GitCheckout;
import io.decisiongate.cli.evidence.ProjectVersion;
import io.decisiongate.cli.evidence.TestReports;
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
    EvidenceFile.write(folder.resolve("tests.json"), tests.toJson());
    EvidenceFile.write(folder.resolve("checkout.json"), checkout.toJson());
    EvidenceFile.write(folder.resolve("version.json"), version.toJson());
    EvidenceFile.write(folder.resolve(ReleasePolicy.FILE), policy.toJson());
  }

  /** One line that names what is to be released. */
  String subject() {
    return "version %s at commit %s%s"
        .formatted(
            version.version(),
            checkout.commit().substring(0, Math.min(12, checkout.commit().length())),
            checkout.branch().map(name -> " of branch " + name).orElse(""));
  }
}
