package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What all test reports under a directory say together.
 *
 * @param tests every test case that was found, whatever became of it
 * @param errors cases that ended by an unexpected exception; they are not among the failures
 * @param suites number of report files
 * @param newestReportMs when the newest report was written, Unix milliseconds; empty without
 *     reports
 * @param failed names of failures and errors, at most {@link #MAX_NAMES}
 */
public record TestReports(
    int tests,
    int failures,
    int errors,
    int skipped,
    int suites,
    OptionalLong newestReportMs,
    List<String> failed) {
  /** How many failed tests are named. */
  public static final int MAX_NAMES = 100;

  private static final int MAX_DEPTH = 32;

  public TestReports {
    failed = List.copyOf(failed);
  }

  /**
   * Reads every {@code TEST-*.xml} below the directory, as Surefire and Failsafe write them. Links
   * are not followed, hidden directories not entered.
   *
   * @throws MessageFailure when the directory is missing or a report is not well-formed
   */
  public static TestReports in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new MessageFailure(EvidenceMessage.DIRECTORY_MISSING, directory.toString());
    }
    try {
      List<Path> reports = new ArrayList<>();
      Files.walkFileTree(directory, Set.of(), MAX_DEPTH, new Collector(directory, reports));
      reports.sort(null);
      return sum(reports);
    } catch (IOException e) {
      throw new MessageFailure(
          e, EvidenceMessage.REPORTS_UNREADABLE, directory.toString(), BoundedInput.reason(e));
    }
  }

  /** Cases that ran and neither failed nor ended by an exception. */
  public int passed() {
    return tests - failures - errors - skipped;
  }

  /** The evidence file's content. */
  public Json toJson() {
    return Json.object()
        .put("tests", tests)
        .put("passed", passed())
        .put("failures", failures)
        .put("errors", errors)
        .put("skipped", skipped)
        .put("suites", suites)
        .put(
            "newest_report_unix_ms",
            newestReportMs.isPresent() ? Json.of(newestReportMs.getAsLong()) : Json.NULL)
        .put("failed", Json.texts(failed))
        .build();
  }

  private static TestReports sum(List<Path> reports) throws IOException {
    int tests = 0;
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    long newest = Long.MIN_VALUE;
    List<String> failed = new ArrayList<>();
    for (Path report : reports) {
      TestSuite suite = TestSuite.read(report);
      tests += suite.tests();
      failures += suite.failures();
      errors += suite.errors();
      skipped += suite.skipped();
      newest = Math.max(newest, Files.getLastModifiedTime(report).toMillis());
      failed.addAll(suite.failed());
    }
    return new TestReports(
        tests,
        failures,
        errors,
        skipped,
        reports.size(),
        reports.isEmpty() ? OptionalLong.empty() : OptionalLong.of(newest),
        failed.subList(0, Math.min(failed.size(), MAX_NAMES)));
  }

  /** Collects report files; hidden directories are not entered. */
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> reports;

    Collector(Path root, List<Path> reports) {
      this.root = root;
      this.reports = reports;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden = String.valueOf(directory.getFileName()).startsWith(".");
      return hidden && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (attributes.isRegularFile() && name.startsWith("TEST-") && name.endsWith(".xml")) {
        reports.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
