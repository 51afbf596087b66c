package io.decisiongate.cli.runpack;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.runpack.ArtifactEntry;
import io.decisiongate.core.runpack.PackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg runpack pretty}. */
@Command(
    name = "pretty",
    description = "Copies a runpack, indented for people; the copy does not verify any more.",
    mixinStandardHelpOptions = true)
final class PrettyCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--manifest", required = true, paramLabel = "FILE", description = "the manifest")
  private Path manifest = Path.of("");

  @Option(
      names = "--runpack-dir",
      paramLabel = "DIR",
      description = "folder of the pack; the manifest's if not given")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--output-dir",
      required = true,
      paramLabel = "DIR",
      description = "folder of the copy")
  private Path outputDirectory = Path.of("");

  @Override
  public Integer call() {
    Path name = manifest.getFileName();
    if (name == null || name.toString().isEmpty()) {
      throw new CommandFailure("Runpack manifest path is missing a filename: " + manifest);
    }
    ManifestFile file = ManifestFile.read(manifest);
    Path root = file.root(directory);
    refuseSource(root);
    refuseSource(file.root(Optional.empty()));
    PackFolder folder = PackFolder.of(root);
    int copied = 0;
    int skipped = 0;
    for (ArtifactEntry artifact : file.manifest().artifacts()) {
      if (isJson(artifact)) {
        copy(folder, artifact.path());
        copied++;
      } else {
        skipped++;
      }
    }
    write(
        outputDirectory.resolve(name),
        "manifest",
        out -> PrettyText.write(new java.io.ByteArrayInputStream(file.bytes()), out));
    command
        .commandLine()
        .getOut()
        .println(
            "Pretty runpack written to "
                + outputDirectory
                + " (json: "
                + copied
                + ", skipped: "
                + skipped
                + ")");
    return 0;
  }

  /** Indented files in the place of the canonical ones would destroy the pack. */
  private void refuseSource(Path source) {
    try {
      if (Files.exists(outputDirectory) && Files.isSameFile(source, outputDirectory)) {
        throw new CommandFailure(
            "The output folder "
                + outputDirectory
                + " is the folder of the runpack; take another.");
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "The output folder " + outputDirectory + " cannot be used: " + e.getMessage(), e);
    }
  }

  private void copy(PackFolder folder, String path) {
    try {
      folder.copy(
          path, in -> write(outputDirectory.resolve(path), path, out -> PrettyText.write(in, out)));
    } catch (RunpackFailure e) {
      throw new CommandFailure("Failed to read runpack artifact " + path + ": " + e.text(), e);
    } catch (JsonSyntaxException e) {
      throw new CommandFailure("Failed to parse JSON artifact " + path + ": " + e.getMessage(), e);
    }
  }

  private interface Writing {
    void to(java.io.Writer out) throws IOException;
  }

  private void write(Path target, String name, Writing writing) {
    refuseLinks(target, name);
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (java.io.Writer out = Files.newBufferedWriter(target)) {
        writing.to(out);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "Failed to write pretty artifact " + name + ": " + e.getMessage(), e);
    }
  }

  /** A link below the output folder may lead anywhere, even into the pack. */
  private void refuseLinks(Path target, String name) {
    Path path = outputDirectory;
    for (Path step : outputDirectory.relativize(target)) {
      path = path.resolve(step);
      if (Files.isSymbolicLink(path)) {
        throw new CommandFailure(
            "Failed to write pretty artifact " + name + ": " + path + " is a symbolic link");
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
