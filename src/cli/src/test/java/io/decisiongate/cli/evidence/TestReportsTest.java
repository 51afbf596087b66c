package io.decisiongate.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.cli.console.MessageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  @TempDir private Path folder;

  @Test
  void reportsOfAllModulesAreAddedUp() throws IOException {
    report("one/target/surefire-reports/TEST-shop.CartTest.xml", "mixed.xml", 2_000);
    report("two/target/failsafe-reports/TEST-shop.ShopIT.xml", "passing.xml", 3_000);
    assertThat(PrettyJson.write(TestReports.in(folder).toJson()))
        .isEqualTo(
            """
            {
              "tests": 8,
              "passed": 4,
              "failures": 2,
              "errors": 1,
              "skipped": 1,
              "suites": 2,
              "newest_report_unix_ms": 3000,
              "failed": [
                "shop.CartTest.removes",
                "shop.CartTest.pays",
                "shop.CartTest.failsTwice"
              ]
            }
            """);
  }

  @Test
  void directoryWithoutReportsHasNoTests() {
    TestReports reports = TestReports.in(folder);
    assertThat(reports.tests()).isZero();
    assertThat(reports.newestReportMs()).isEmpty();
  }

  @Test
  void hiddenDirectoriesAndOtherFilesDoNotCount() throws IOException {
    report(".cache/TEST-shop.CartTest.xml", "mixed.xml", 1_000);
    report("target/classes/mixed.xml", "mixed.xml", 1_000);
    assertThat(TestReports.in(folder).suites()).isZero();
  }

  @Test
  void namesOfFailedTestsAreBounded() throws IOException {
    for (int i = 0; i < TestReports.MAX_NAMES; i++) {
      report("TEST-" + i + ".xml", "mixed.xml", 1_000);
    }
    TestReports reports = TestReports.in(folder);
    assertThat(reports.failures() + reports.errors()).isEqualTo(3 * TestReports.MAX_NAMES);
    assertThat(reports.failed()).hasSize(TestReports.MAX_NAMES);
  }

  @Test
  void reportThatReachesForAnotherFileIsRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden");
    Files.writeString(
        folder.resolve("TEST-evil.xml"),
        """
        <!DOCTYPE testsuite [<!ENTITY leak SYSTEM "%s">]>
        <testsuite><testcase name="a" classname="b"><failure>&leak;</failure></testcase></testsuite>
        """
            .formatted(secret.toUri()));
    assertThatThrownBy(() -> TestReports.in(folder))
        .isInstanceOf(MessageFailure.class)
        .hasMessageContaining("document types are not allowed");
  }

  @Test
  void brokenReportIsNeverTakenForAPass() throws IOException {
    Files.writeString(folder.resolve("TEST-cut.xml"), "<testsuite><testcase name=\"a\"");
    assertThatThrownBy(() -> TestReports.in(folder))
        .isInstanceOf(MessageFailure.class)
        .hasMessageContaining("is not well-formed");
  }

  @Test
  void missingDirectoryIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> TestReports.in(missing))
        .isInstanceOf(MessageFailure.class)
        .hasMessage("There is no directory " + missing + ".");
  }

  private void report(String name, String resource, long modifiedMs) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = TestReportsTest.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMs));
  }
}
