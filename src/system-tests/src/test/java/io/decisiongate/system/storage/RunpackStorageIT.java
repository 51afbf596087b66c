package io.decisiongate.system.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.runpack.Artifact;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.PackReader;
import io.decisiongate.core.runpack.StrictVerification;
import io.decisiongate.system.acceptance.Dg;
import io.decisiongate.system.identity.BoundKeys;
import io.decisiongate.system.identity.RegistryConfiguration;
import io.decisiongate.system.server.ManagedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps its runpacks in a bucket, and the command line that verifies them there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunpackStorageIT {
  private static final String PREFIX = "system-tests/packs";
  private static final long NAMESPACE = 5;

  /** Of one document; a call may have 1 MiB. */
  private static final int DOCUMENT_CHARS = 1_000_000;

  private static final TimeScenario FIRST = new TimeScenario("stored", 1, NAMESPACE);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private static Path directory;
  private @Nullable ObjectStore startedStore;
  private @Nullable ManagedServer startedServer;
  private String firstKey = "";
  private String secondKey = "";

  @BeforeAll
  void start() throws IOException, InterruptedException, SQLException {
    startedStore = ObjectStore.start(Files.createDirectory(directory.resolve("store")));
    startedServer =
        ManagedServer.start(
            Files.createDirectory(directory.resolve("server")),
            port -> RegistryConfiguration.of(port, directory) + store().configuration(PREFIX),
            2,
            environment());
    BoundKeys keys = new BoundKeys(startedServer.database());
    firstKey = keys.make("first", new BoundKeys.Binding("TenantAdmin", 1, 0));
    secondKey = keys.make("second", new BoundKeys.Binding("TenantAdmin", 2, 0));
    client(firstKey).result("scenario_define", FIRST.define());
  }

  /** The server's own directory for temporary files shows what it leaves there. */
  private static Map<String, String> environment() throws IOException {
    Map<String, String> variables = new HashMap<>(ObjectStore.credentials());
    variables.put(
        "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectory(temporary()).toString());
    return variables;
  }

  private static Path temporary() {
    return directory.resolve("temporary");
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    try {
      if (startedServer != null) {
        startedServer.close();
      }
    } finally {
      if (startedStore != null) {
        startedStore.close();
      }
    }
  }

  /** Suite runpack of the acceptance list. */
  @Test
  void runpack_export_object_store_roundtrip() throws IOException, InterruptedException {
    Json.Obj exported = exportOf("round-trip");
    Path stored = store().file(text(exported, "storage_uri"));
    byte[] bytes = Files.readAllBytes(stored.resolve("manifest.json"));
    Manifest manifest = Manifest.read(bytes);
    Path copy = Files.write(directory.resolve("manifest-copy.json"), bytes);

    assertThat(manifest.toJson()).isEqualTo(exported.member("manifest").orElseThrow());
    assertThat(
            StrictVerification.verify(manifest, "manifest.json", bytes, PackFolder.of(stored))
                .texts())
        .isEmpty();
    Dg verified = verify(copy, ObjectStore.credentials());
    assertThat(verified.status()).as(verified.toString()).isZero();
    assertThat(verified.out())
        .isEqualTo("{\"checked_files\":8,\"errors\":[],\"status\":\"pass\"}\n");

    Files.writeString(stored.resolve("artifacts/packets.json"), " ", StandardOpenOption.APPEND);
    Dg tampered = verify(copy, ObjectStore.credentials());
    assertThat(tampered.status()).isEqualTo(1);
    assertThat(tampered.out())
        .isEqualTo(
            "{\"checked_files\":8,\"errors\":[\"hash mismatch for artifacts/packets.json\"],"
                + "\"status\":\"fail\"}\n");
  }

  /** Suite tenancy of the acceptance list. */
  @Test
  void tenant_isolation_across_components() throws IOException {
    ToolClient second = client(secondKey);
    Json.Obj exported = exportOf("isolated");
    client(firstKey).result("schemas_register", FIRST.schema("shape"));

    assertThat(text(exported, "storage_uri"))
        .startsWith(
            "s3://packs/" + PREFIX + "/tenant/1/namespace/5/scenario/stored/run/isolated/spec/");
    assertThat(second.call("scenario_status", FIRST.status("isolated")).status()).isEqualTo(403);
    assertThat(second.call("schemas_list", FIRST.list()).status()).isEqualTo(403);
    assertThat(second.call("runpack_export", export("isolated", "manifest.json")).status())
        .isEqualTo(403);
  }

  @Test
  void aManifestThatWouldLeaveItsPlaceIsRefusedAndNothingIsStored() throws IOException {
    ToolClient first = client(firstKey);
    first.result("scenario_start", FIRST.start("leaving"));

    for (String name : new String[] {"../manifest.json", "./manifest.json", "a\\b.json"}) {
      assertThat(first.call("runpack_export", export("leaving", name)).text())
          .contains("\"code\":-32040", "artifact error: ");
    }
    for (Artifact artifact : Artifact.values()) {
      assertThat(first.call("runpack_export", export("leaving", artifact.path())).text())
          .contains("the manifest cannot be called " + artifact.path());
    }
    assertThat(placeOf("leaving")).doesNotExist();
  }

  @Test
  void theCommandLineStoresWhatTheServerWouldStore() throws IOException, InterruptedException {
    String uri = text(exportOf("by-command"), "storage_uri");
    Path fromServer = directory.resolve("from-server");
    Files.move(store().file(uri), fromServer);
    Manifest manifest = Manifest.read(Files.readAllBytes(fromServer.resolve("manifest.json")));
    Path state = directory.resolve("state.json");
    new RunState(fromServer, manifest).write(state);
    Path local = directory.resolve("local");

    Dg exported =
        Dg.with(
            ObjectStore.credentials(),
            "runpack",
            "export",
            "--spec",
            fromServer.resolve("artifacts/scenario_spec.json").toString(),
            "--state",
            state.toString(),
            "--output-dir",
            local.toString(),
            "--with-verification",
            "--storage",
            "--config",
            configuration().toString());

    assertThat(exported.status()).as(exported.toString()).isZero();
    assertThat(exported.out())
        .isEqualTo(
            "Verification status: pass\nRunpack stored at "
                + uri
                + "\nRunpack manifest written to "
                + local.resolve("runpack.json")
                + "\n");
    byte[] stored = Files.readAllBytes(store().file(uri).resolve("runpack.json"));
    assertThat(stored).isEqualTo(Files.readAllBytes(local.resolve("runpack.json")));
    assertThat(Manifest.read(stored).integrity()).isEqualTo(manifest.integrity());
    assertThat(verify(local.resolve("runpack.json"), ObjectStore.credentials()).status()).isZero();
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeAnythingIsStored() throws IOException {
    ToolClient first = client(firstKey);
    first.result("scenario_start", FIRST.start("large"));
    String document = "x".repeat(DOCUMENT_CHARS);
    for (long bytes = 0; bytes <= PackReader.MAX_V1_BYTES; bytes += DOCUMENT_CHARS) {
      first.result("scenario_submit", FIRST.submit("large", "document-" + bytes, document));
    }

    assertThat(first.call("runpack_export", export("large", "manifest.json")).text())
        .contains("\"code\":-32040", "artifact too large: artifacts/submissions.json (17")
        .contains(" > 16777216)");
    assertThat(placeOf("large")).doesNotExist();
    assertThat(temporaryPacks()).isEmpty();
  }

  @Test
  void whatTheStoreRefusesIsSaidAndNothingStaysOnTheServersDisk() throws IOException {
    ToolClient first = client(firstKey);
    first.result("scenario_start", FIRST.start("refused"));
    Files.createDirectories(placeOf("refused").getParent());
    Files.createFile(placeOf("refused"));

    assertThat(first.call("runpack_export", export("refused", "manifest.json")).text())
        .contains("\"code\":-32040")
        .contains("artifact error: object store backend error: put " + PREFIX + "/tenant/1/")
        .contains("/artifacts/scenario_spec.json in bucket packs: ObjectParentIsFile\"");
    assertThat(temporaryPacks()).isEmpty();
  }

  @Test
  void nothingOfAnExportStaysOnTheServersDisk() throws IOException {
    exportOf("leaves-nothing");

    assertThat(temporaryPacks()).isEmpty();
  }

  /** Else the tests that find nothing there would say nothing. */
  @Test
  void exportsAreMadeInTheFolderForTemporaryFiles() throws IOException {
    ToolClient first = client(firstKey);
    first.result("scenario_start", FIRST.start("nowhere"));
    Path elsewhere = directory.resolve("moved-away");
    Files.move(temporary(), elsewhere);
    try {
      assertThat(first.call("runpack_export", export("nowhere", "manifest.json")).text())
          .contains("\"code\":-32040", "unable to create artifact directory");
    } finally {
      Files.move(elsewhere, temporary());
    }
  }

  @Test
  void theStoreRefusesAFileThatIsNotWhatItsHashSays() throws IOException {
    Path file = Files.writeString(directory.resolve("other.json"), "{}");
    RunpackStorageSettings settings =
        ConfigurationFile.load(configuration()).configuration().runpackStorage().orElseThrow();

    ObjectStore.use(
        settings,
        bucket -> {
          bucket.put("right.json", file, Sha256.of("{}".getBytes(UTF_8)), PATIENCE);
          assertThatThrownBy(() -> bucket.put("wrong.json", file, Sha256.of(new byte[0]), PATIENCE))
              .hasMessageContaining("put wrong.json in bucket packs: BadDigest");
        });
    assertThat(store().bucket().resolve("right.json")).exists();
    assertThat(store().bucket().resolve("wrong.json")).doesNotExist();
  }

  private static List<String> temporaryPacks() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("decision-gate-runpack-"))
          .toList();
    }
  }

  /** Where the packs of this run lie, whatever their scenario's hash. */
  private Path placeOf(String run) {
    return store().bucket().resolve(PREFIX + "/tenant/1/namespace/5/scenario/stored/run/" + run);
  }

  private Dg verify(Path manifest, Map<String, String> credentials)
      throws IOException, InterruptedException {
    return Dg.with(
        credentials,
        "runpack",
        "verify",
        "--manifest",
        manifest.toString(),
        "--storage",
        "--config",
        configuration().toString());
  }

  private Path configuration() throws IOException {
    return Files.writeString(directory.resolve("storage.toml"), store().configuration(PREFIX));
  }

  private Json.Obj exportOf(String run) throws IOException {
    ToolClient first = client(firstKey);
    first.result("scenario_start", FIRST.start(run));
    first.result("scenario_trigger", FIRST.trigger(run, "trigger-1", 2));
    return first.result("runpack_export", export(run, "manifest.json"));
  }

  private static Json export(String run, String manifestName) {
    return Json.object()
        .put("scenario_id", FIRST.id())
        .put("tenant_id", FIRST.tenant())
        .put("namespace_id", FIRST.namespace())
        .put("run_id", run)
        .put("manifest_name", manifestName)
        .put("generated_at", Json.object().put("kind", "logical").put("value", 10).build())
        .put("include_verification", true)
        .build();
  }

  private static String text(Json.Obj object, String member) {
    return ((Json.Text) object.member(member).orElseThrow()).value();
  }

  private ObjectStore store() {
    return Objects.requireNonNull(startedStore);
  }

  private ToolClient client(String key) {
    return new ToolClient(Objects.requireNonNull(startedServer).http()).withBearer(key);
  }
}
