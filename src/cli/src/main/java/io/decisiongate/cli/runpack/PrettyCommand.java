package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.IndentedJson;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.runpack.ArtifactEntry;
import io.decisiongate.core.runpack.PackFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg runpack pretty}. */
@Command(name = "pretty", mixinStandardHelpOptions = true)
final class PrettyCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--manifest", required = true, paramLabel = "FILE")
  private Path manifest = Path.of("");

  @Option(names = "--runpack-dir", paramLabel = "DIR")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--output-dir", required = true, paramLabel = "DIR")
  private Path outputDirectory = Path.of("");

  @Override
  public Integer call() {
    Path name = manifest.getFileName();
    if (name == null || name.toString().isEmpty()) {
      throw new MessageFailure(RunpackMessage.MANIFEST_NAME_MISSING, manifest.toString());
    }
    ManifestFile file = ManifestFile.read(manifest);
    Path root = file.root(directory);
    refuseSource(root);
    refuseSource(file.root(Optional.empty()));
    PackFolder folder = PackFolder.of(root);
    // A file that is listed often is copied once.
    Set<String> paths = new HashSet<>();
    int copied = 0;
    int skipped = 0;
    for (ArtifactEntry artifact : file.manifest().artifacts()) {
      if (isJson(artifact)) {
        if (paths.add(artifact.path())) {
          copy(folder, artifact.path());
        }
        copied++;
      } else {
        skipped++;
      }
    }
    write(outputDirectory.resolve(name), "manifest", new ByteArrayInputStream(file.bytes()));
    Console.of(command)
        .line(
            RunpackMessage.COPY_WRITTEN,
            outputDirectory.toString(),
            Integer.toString(copied),
            Integer.toString(skipped));
    return 0;
  }

  /** Indented files in the place of the canonical ones would destroy the pack. */
  private void refuseSource(Path source) {
    try {
      if (Files.exists(outputDirectory) && Files.isSameFile(source, outputDirectory)) {
        throw new MessageFailure(RunpackMessage.OUTPUT_IS_SOURCE, outputDirectory.toString());
      }
    } catch (IOException e) {
      throw new MessageFailure(
          e, RunpackMessage.OUTPUT_UNUSABLE, outputDirectory.toString(), BoundedInput.reason(e));
    }
  }

  private void copy(PackFolder folder, String path) {
    try {
      folder.copy(path, in -> write(outputDirectory.resolve(path), path, in));
    } catch (RunpackFailure e) {
      throw new MessageFailure(e, RunpackMessage.ARTIFACT_UNREADABLE, path, e.text());
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(
          e, RunpackMessage.ARTIFACT_INVALID, path, String.valueOf(e.getMessage()));
    }
  }

  private void write(Path target, String name, InputStream json) {
    refuseLinks(target, name);
    try {
      ResultFile.replace(target, out -> IndentedJson.copy(json, out));
    } catch (IOException e) {
      throw new MessageFailure(e, RunpackMessage.COPY_UNWRITABLE, name, BoundedInput.reason(e));
    }
  }

  /** A link below the output folder may lead anywhere, even into the pack. */
  private void refuseLinks(Path target, String name) {
    Path path = outputDirectory;
    for (Path step : outputDirectory.relativize(target)) {
      path = path.resolve(step);
      if (Files.isSymbolicLink(path)) {
        throw new MessageFailure(RunpackMessage.COPY_THROUGH_LINK, name, path.toString());
      }
    }
  }

  private static boolean isJson(ArtifactEntry artifact) {
    String type = artifact.contentType().orElse("").toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || type.equals("text/json")
        || type.endsWith("+json")
        || artifact.path().toLowerCase(Locale.ROOT).endsWith(".json");
  }
}
