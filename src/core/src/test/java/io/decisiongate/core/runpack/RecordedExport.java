package io.decisiongate.core.runpack;

import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A call of runpack_export whose answer was recorded, carried out without a server. */
public final class RecordedExport {
  private RecordedExport() {}

  /** Exports the run and compares manifest and report; a pack that verifies must replay too. */
  public static void check(
      ScenarioSpec spec, Json state, Json arguments, Json answer, Path directory)
      throws IOException {
    Manifest recorded = Manifest.fromJson(member(answer, "manifest"));
    ObjectReader call = ObjectReader.of(arguments, "runpack_export");
    String name = call.optionalString("manifest_name").orElse(Packs.MANIFEST);
    Path file = Files.createTempFile(directory, "state", ".json");
    Path pack = Files.createTempDirectory(directory, "pack");
    Files.write(file, CanonicalJson.bytes(state));
    RunStateFile run = RunStateFile.open(file);

    RunpackExport.Exported exported =
        new RunpackExport(
                spec,
                run.run(),
                Timestamp.fromJson(call.value("generated_at")),
                recorded.anchorPolicy(),
                recorded.security(),
                call.bool("include_verification"))
            .write(run, PackDestination.of(pack.toString(), name));

    assertThat(exported.manifest().toJson()).isEqualTo(member(answer, "manifest"));
    assertThat(exported.report().map(VerificationReport::toJson).orElse(Json.NULL))
        .isEqualTo(member(answer, "report"));
    if (exported.report().map(VerificationReport::passes).orElse(true)) {
      PackFolder folder = PackFolder.of(pack);
      assertThat(
              StrictVerification.verify(
                      exported.manifest(), name, Files.readAllBytes(pack.resolve(name)), folder)
                  .texts())
          .as(() -> text(call.value("run_id")))
          .isEmpty();
      assertThat(Replay.replay(exported.manifest(), folder).differences().texts()).isEmpty();
    }
  }
}
