package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.decisiongate.core.hash.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest of the allowed size must not cost its reader hours. */
class VerificationEffortTest {
  private static final int MANY = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Sha256 HASH = new Sha256("0".repeat(64));

  @TempDir Path directory;

  @Test
  void aFileThatIsListedOftenIsReadOnce() throws IOException {
    Path pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    try (RandomAccessFile large = new RandomAccessFile(pack.resolve("large").toFile(), "rw")) {
      large.setLength(PackReader.MAX_V1_BYTES);
    }
    List<FileHash> files = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      files.add(new FileHash("./".repeat(i % 100) + "large", HASH));
    }
    VerificationReport report =
        assertTimeoutPreemptively(
            PATIENCE,
            () -> Verification.verify(listing(pack, files, List.of()), PackFolder.limited(pack)));
    assertThat(report.checkedFiles()).isEqualTo(MANY);
    assertThat(report.errors()).hasSize(MANY);
  }

  @Test
  void entriesAreComparedOnce() {
    Path pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    List<FileHash> files = new ArrayList<>();
    List<ArtifactEntry> entries = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      files.add(new FileHash(Artifact.TRIGGERS.path(), HASH));
      entries.add(ArtifactEntry.of(Artifact.TRIGGERS, HASH));
    }
    Findings findings = new Findings();
    assertTimeoutPreemptively(
        PATIENCE, () -> ManifestFindings.add(listing(pack, files, entries), findings));
    assertThat(findings.texts())
        .contains("integrity.file_hashes has artifacts/triggers.json twice")
        .noneMatch(text -> text.contains("disagrees"));
  }

  @Test
  void aFileWithTwoHashesAgreesWithNoEntry() {
    Path pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    List<FileHash> files =
        List.of(
            new FileHash(Artifact.TRIGGERS.path(), HASH),
            new FileHash(Artifact.TRIGGERS.path(), new Sha256("1".repeat(64))));
    Findings findings = new Findings();
    ManifestFindings.add(
        listing(pack, files, List.of(ArtifactEntry.of(Artifact.TRIGGERS, HASH))), findings);
    assertThat(findings.texts())
        .contains(
            "the entry of artifacts/triggers.json in artifacts disagrees with"
                + " integrity.file_hashes or the format");
  }

  private static Manifest listing(Path pack, List<FileHash> files, List<ArtifactEntry> artifacts) {
    Manifest golden = Packs.manifest(pack);
    return new Manifest(
        golden.version(),
        golden.generatedAt(),
        golden.run(),
        golden.verifierMode(),
        golden.anchorPolicy(),
        golden.security(),
        Integrity.of(files),
        artifacts);
  }
}
