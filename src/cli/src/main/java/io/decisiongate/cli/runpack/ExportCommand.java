package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackDestination;
import io.decisiongate.core.runpack.PackStore;
import io.decisiongate.core.runpack.RunStateFile;
import io.decisiongate.core.runpack.RunpackExport;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg runpack export}. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--spec", required = true, paramLabel = "FILE")
  private Path spec = Path.of("");

  @Option(names = "--state", required = true, paramLabel = "FILE")
  private Path state = Path.of("");

  @Option(names = "--output-dir", required = true, paramLabel = "DIR")
  private Path outputDirectory = Path.of("");

  @Option(names = "--manifest-name", paramLabel = "NAME", defaultValue = "runpack.json")
  private String manifestName = "";

  @Option(names = "--with-verification")
  private boolean verified;

  @Option(names = "--generated-at-unix-ms", paramLabel = "N")
  private Optional<Long> generatedAt = Optional.empty();

  @Mixin private final StorageOptions storage = new StorageOptions();

  @Override
  public Integer call() {
    long now = generatedAt.orElseGet(System::currentTimeMillis);
    if (now < 0) {
      throw new MessageFailure(RunpackMessage.EXPORT_TIME_INVALID);
    }
    Optional<PackStore> store = storage.open(command);
    try {
      export(now, store);
    } finally {
      store.ifPresent(PackStore::close);
    }
    return 0;
  }

  private void export(long now, Optional<PackStore> store) {
    ScenarioSpec scenario = scenario();
    RunStateFile run = runState();
    RunpackExport export =
        new RunpackExport(
            scenario,
            run.run(),
            new Timestamp.UnixMillis(now),
            Optional.empty(),
            Optional.empty(),
            verified);
    PackDestination destination = destination();
    prepare(destination);
    RunpackExport.Exported exported = write(export, run, destination);
    Console console = Console.of(command);
    exported
        .report()
        .ifPresent(
            report ->
                console.line(
                    RunpackMessage.EXPORT_VERIFICATION,
                    console.textOf(RunpackMessage.outcome(report.passes()))));
    store
        .map(packs -> stored(packs, destination, exported.manifest()))
        .ifPresent(uri -> console.line(RunpackMessage.EXPORT_STORED, uri));
    console.line(RunpackMessage.EXPORT_WRITTEN, outputDirectory.resolve(manifestName).toString());
  }

  private static String stored(PackStore store, PackDestination pack, Manifest manifest) {
    try {
      return store.put(pack, manifest);
    } catch (RunpackFailure e) {
      throw new MessageFailure(e, RunpackMessage.EXPORT_UPLOAD_FAILED, StorageOptions.textOf(e));
    }
  }

  private RunpackExport.Exported write(
      RunpackExport export, RunStateFile run, PackDestination destination) {
    try {
      return export.write(run, destination);
    } catch (RunpackFailure e) {
      throw new MessageFailure(e, RunpackMessage.EXPORT_FAILED, e.text());
    } catch (UncheckedIOException e) {
      throw InputFile.state(state).unreadable(e);
    } catch (JsonSyntaxException | InvalidParams e) {
      throw InputFile.state(state).unparsable(e);
    }
  }

  private PackDestination destination() {
    PackDestination destination;
    try {
      destination = PackDestination.of(outputDirectory.toString(), manifestName);
    } catch (RunpackFailure e) {
      throw new MessageFailure(
          e, RunpackMessage.EXPORT_SINK_FAILED, outputDirectory.toString(), e.text());
    }
    if (destination.collides()) {
      throw new MessageFailure(
          RunpackMessage.EXPORT_MANIFEST_NAME_TAKEN, outputDirectory.toString(), manifestName);
    }
    return destination;
  }

  private void prepare(PackDestination destination) {
    try {
      destination.prepare();
    } catch (RunpackFailure e) {
      throw new MessageFailure(
          e, RunpackMessage.EXPORT_FOLDER_FAILED, outputDirectory.toString(), e.text());
    }
  }

  private ScenarioSpec scenario() {
    InputFile file = InputFile.spec(spec);
    try {
      ScenarioSpec scenario = ScenarioSpec.fromJson(JsonReader.read(file.bytes()));
      scenario.validate();
      return scenario;
    } catch (JsonSyntaxException | InvalidParams e) {
      throw file.unparsable(e);
    } catch (ControlPlaneFailure e) {
      throw new MessageFailure(e, RunpackMessage.SCENARIO_INVALID, spec.toString(), e.text());
    }
  }

  private RunStateFile runState() {
    InputFile file = InputFile.state(state);
    file.requireSize();
    try {
      return RunStateFile.open(state);
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (UncheckedIOException e) {
      throw file.unreadable(e);
    } catch (JsonSyntaxException | InvalidParams e) {
      throw file.unparsable(e);
    }
  }
}
