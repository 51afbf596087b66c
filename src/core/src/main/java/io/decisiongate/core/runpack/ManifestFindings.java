package io.decisiongate.core.runpack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Strict checks of what the manifest says by itself. */
final class ManifestFindings {
  private static final Set<String> AUTHORITIES =
      Set.of(SecurityContext.REGISTRY, SecurityContext.CATALOG);

  private static final Map<String, Artifact> ARTIFACTS =
      Arrays.stream(Artifact.values())
          .collect(Collectors.toUnmodifiableMap(Artifact::path, artifact -> artifact));

  private ManifestFindings() {}

  static void add(Manifest manifest, Findings findings) {
    findings.require(
        manifest.verifierMode().equals(Manifest.OFFLINE_STRICT),
        "verifier_mode is " + manifest.verifierMode() + ", which no export writes");
    findings.require(
        manifest.anchorPolicy().filter(policy -> policy.rules().isEmpty()).isEmpty(),
        "anchor_policy has no rules, which no export writes");
    manifest
        .security()
        .map(SecurityContext::namespaceAuthority)
        .filter(authority -> !AUTHORITIES.contains(authority))
        .ifPresent(authority -> findings.add("security.namespace_authority is " + authority));
    List<FileHash> files = manifest.integrity().fileHashes();
    List<String> hashed = files.stream().map(FileHash::path).toList();
    List<String> listed = manifest.artifacts().stream().map(ArtifactEntry::path).toList();
    List<String> expected = new ArrayList<>(paths(Artifact.required()));
    // The one file that a pack may have or not; if one list has it, so must the other.
    String report = Artifact.VERIFIER_REPORT.path();
    if (hashed.contains(report) || listed.contains(report)) {
      expected.add(report);
    }
    checkPaths("integrity.file_hashes", hashed, expected, findings);
    checkPaths("artifacts", listed, expected, findings);
    checkEntries(manifest.artifacts(), files, findings);
  }

  private static void checkPaths(
      String list, List<String> paths, List<String> expected, Findings findings) {
    if (paths.equals(expected)) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (String path : paths) {
      if (!expected.contains(path)) {
        findings.add(list + " has the unknown entry " + path);
      } else if (!seen.add(path)) {
        findings.add(list + " has " + path + " twice");
      }
    }
    boolean complete = true;
    for (String path : expected) {
      if (!seen.contains(path)) {
        complete = false;
        findings.add(list + " lacks " + path);
      }
    }
    if (complete && seen.size() == paths.size()) {
      findings.add(list + " is not in the order in which files are written");
    }
  }

  private static List<String> paths(List<Artifact> artifacts) {
    return artifacts.stream().map(Artifact::path).toList();
  }

  private static void checkEntries(
      List<ArtifactEntry> entries, List<FileHash> files, Findings findings) {
    Map<String, Set<ArtifactEntry>> expected = new HashMap<>();
    for (FileHash file : files) {
      Artifact artifact = ARTIFACTS.get(file.path());
      if (artifact != null) {
        expected
            .computeIfAbsent(file.path(), path -> new HashSet<>())
            .add(ArtifactEntry.of(artifact, file.hash()));
      }
    }
    for (ArtifactEntry entry : entries) {
      Set<ArtifactEntry> one = expected.get(entry.path());
      // A file that is listed with two hashes agrees with no entry.
      findings.require(
          one == null || one.equals(Set.of(entry)),
          "the entry of "
              + entry.path()
              + " in artifacts disagrees with integrity.file_hashes or the format");
    }
  }
}
