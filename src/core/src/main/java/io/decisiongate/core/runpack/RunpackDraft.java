package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.scenario.ScenarioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A pack that is being written beside its place. */
final class RunpackDraft implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunpackDraft.class.getName());

  private final PackDestination destination;
  private final Path folder;
  private final long maxFileBytes;
  private final List<ArtifactEntry> artifacts = new ArrayList<>();

  private RunpackDraft(PackDestination destination, Path folder, long maxFileBytes) {
    this.destination = destination;
    this.folder = folder;
    this.maxFileBytes = maxFileBytes;
  }

  /**
   * An empty draft.
   *
   * @param maxFileBytes of which no file may have more
   */
  static RunpackDraft open(PackDestination destination, long maxFileBytes) {
    RunpackDraft draft = new RunpackDraft(destination, destination.openDraft(), maxFileBytes);
    try {
      Files.createDirectory(draft.folder.resolve(Artifact.FOLDER));
      return draft;
    } catch (IOException e) {
      draft.close();
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  void writeSpec(ScenarioSpec spec) {
    write(Artifact.SCENARIO_SPEC, CanonicalJson.bytes(spec.toJson()));
  }

  void write(Artifact artifact, byte[] bytes) {
    PackReader.requireSize(artifact.path(), bytes.length, maxFileBytes);
    try {
      Files.write(folder.resolve(artifact.path()), bytes);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write artifact", e);
    }
    artifacts.add(ArtifactEntry.of(artifact, Sha256.of(bytes)));
  }

  /** Writes all logs side by side, in whatever order their records come. */
  void writeLogs(RunLogs logs) {
    Map<Log, ArtifactOutput> outputs = new EnumMap<>(Log.class);
    try {
      for (Log log : Log.values()) {
        outputs.put(log, new ArtifactOutput(folder, Artifact.of(log).path(), maxFileBytes));
      }
      logs.copyTo((log, item) -> append(outputs, log, item));
      for (Log log : Log.values()) {
        artifacts.add(ArtifactEntry.of(Artifact.of(log), output(outputs, log).finish()));
      }
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write artifact", e);
    } finally {
      outputs.values().forEach(RunpackDraft::closeQuietly);
    }
  }

  private static void append(Map<Log, ArtifactOutput> outputs, Log log, Json item) {
    try {
      output(outputs, log).append(item);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write artifact", e);
    }
  }

  private static ArtifactOutput output(Map<Log, ArtifactOutput> outputs, Log log) {
    ArtifactOutput output = outputs.get(log);
    if (output == null) {
      throw new IllegalStateException("no file is open for " + log);
    }
    return output;
  }

  /** Files are closed when they are finished; what is left open here belongs to a failed draft. */
  private static void closeQuietly(ArtifactOutput output) {
    try {
      output.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing a file of a draft", e);
    }
  }

  void writeManifest(Manifest manifest) {
    byte[] bytes = manifest.bytes();
    PackReader.requireSize(destination.manifestName(), bytes.length, maxFileBytes);
    Path file = folder.resolve(destination.manifestName());
    Path parent = file.getParent();
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create manifest directory", e);
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write manifest", e);
    }
  }

  VerificationReport verify(Manifest manifest) {
    return Verification.verify(manifest, PackFolder.of(folder));
  }

  List<FileHash> fileHashes() {
    return artifacts.stream().map(entry -> new FileHash(entry.path(), entry.hash())).toList();
  }

  List<ArtifactEntry> artifacts() {
    return List.copyOf(artifacts);
  }

  void publish() {
    destination.publish(folder, artifacts.stream().map(ArtifactEntry::path).toList());
  }

  /** Removes what was not moved away. */
  @Override
  public void close() {
    new TemporaryFolder(folder).close();
  }
}
