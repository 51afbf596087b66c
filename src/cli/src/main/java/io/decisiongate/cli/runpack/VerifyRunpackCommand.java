package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.runpack.Findings;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.Replay;
import io.decisiongate.core.runpack.ReplayResult;
import io.decisiongate.core.runpack.StrictVerification;
import io.decisiongate.core.runpack.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg verify runpack}: files of any size, and as much as a pack can prove. */
@Command(name = "runpack", mixinStandardHelpOptions = true)
public final class VerifyRunpackCommand implements Callable<Integer> {
  private static final int FAIL = 1;
  private static final List<String> USUAL_NAMES = List.of("manifest.json", "runpack.json");
  private static final Pattern DIGEST = Pattern.compile("(?:sha256:)?([0-9a-fA-F]{64})");

  /** How the result is written. */
  enum Output {
    text,
    json
  }

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Option(names = "--manifest", paramLabel = "NAME")
  private Optional<String> manifestName = Optional.empty();

  @Option(names = "--manifest-sha256", paramLabel = "HEX")
  private Optional<String> expectedDigest = Optional.empty();

  @Option(names = "--strict")
  private boolean strict;

  @Option(names = "--replay")
  private boolean replay;

  @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
  private Output output = Output.text;

  @Override
  public Integer call() {
    Optional<Sha256> expected = expectedDigest.map(this::digest);
    String name = manifestName.orElseGet(this::usualName);
    PackFolder folder = PackFolder.of(directory);
    ManifestFile file = ManifestFile.read(inside(folder, name));
    Manifest manifest = file.manifest();
    Sha256 actual = Sha256.of(file.bytes());
    Optional<Findings> strictly =
        strict
            ? Optional.of(StrictVerification.verify(manifest, name, file.bytes(), folder))
            : Optional.empty();
    Optional<ReplayResult> replayed =
        replay ? Optional.of(Replay.replay(manifest, folder)) : Optional.empty();
    OfflineResult result =
        new OfflineResult(
            manifest, actual, expected, Verification.verify(manifest, folder), strictly, replayed);
    Console console = Console.of(command);
    switch (output) {
      case text -> console.text(new OfflineReport(result, console).text());
      case json -> console.json(result.toJson());
    }
    return result.passes() ? 0 : FAIL;
  }

  /** A manifest from elsewhere says nothing about this folder. */
  private Path inside(PackFolder folder, String name) {
    Path path = directory.resolve(name);
    try {
      Path place = folder.locate(name);
      if (Files.isSymbolicLink(place) && !place.toRealPath().startsWith(directory.toRealPath())) {
        throw new RunpackFailure("artifact error: artifact path escapes runpack root");
      }
    } catch (RunpackFailure e) {
      throw InputFile.manifest(path).unreadable(e.text(), e);
    } catch (IOException e) {
      throw InputFile.manifest(path).unreadable(e);
    }
    return path;
  }

  private Sha256 digest(String text) {
    var digits = DIGEST.matcher(text);
    if (!digits.matches()) {
      throw new ParameterException(
          command.commandLine(),
          "Invalid value for option '--manifest-sha256': " + text + " is not a SHA-256 in hex");
    }
    return new Sha256(digits.group(1).toLowerCase(Locale.ROOT));
  }

  private String usualName() {
    List<String> found =
        USUAL_NAMES.stream().filter(name -> Files.exists(directory.resolve(name))).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new MessageFailure(
        found.isEmpty() ? RunpackMessage.MANIFEST_MISSING : RunpackMessage.MANIFEST_AMBIGUOUS,
        directory.toString());
  }
}
