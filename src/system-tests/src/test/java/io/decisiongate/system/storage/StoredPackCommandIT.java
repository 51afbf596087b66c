package io.decisiongate.system.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import io.decisiongate.system.acceptance.Dg;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says when packs in a bucket cannot be reached. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredPackCommandIT {
  private static final String UNUSABLE = "Failed to initialize runpack storage backend: ";

  @TempDir private static Path directory;
  private @Nullable ObjectStore started;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    started = ObjectStore.start(Files.createDirectory(directory.resolve("store")));
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void aPackThatIsNotThereFails() throws IOException, InterruptedException {
    assertFails(verify(configuration(), ObjectStore.credentials()), "NoSuchKey");
  }

  @Test
  void aBucketThatIsNotThereIsNamed() throws IOException, InterruptedException {
    String absent = configuration().replace("\"packs\"", "\"absent\"");

    assertFails(verify(absent, ObjectStore.credentials()), "in bucket absent: NoSuchBucket");
  }

  @Test
  void aWrongSecretIsRefusedByTheStoreAndNotShown() throws IOException, InterruptedException {
    Dg refused = verify(configuration(), ObjectStore.credentials("another-secret"));

    assertFails(refused, "SignatureDoesNotMatch");
    assertThat(refused.out() + refused.err()).doesNotContain("another-secret");
  }

  @Test
  void aServiceThatIsAwayIsAnError() throws IOException, InterruptedException {
    String away =
        configuration()
            .replace(store().endpoint(), "http://127.0.0.1:" + ServerUnderTest.freePort());

    assertFails(
        verify(away, ObjectStore.credentials()),
        "object store io error: get none/tenant/",
        ": ConnectException");
  }

  @Test
  void anEndpointOfTheEnvironmentIsUsed() throws IOException, InterruptedException {
    String allowed = configuration().replaceAll("endpoint = .*", "");

    assertFails(verify(allowed, withEndpoint()), "NoSuchKey");
  }

  @Test
  void anEndpointOfTheEnvironmentHasToBeEncryptedToo() throws IOException, InterruptedException {
    String encrypted =
        configuration().replaceAll("endpoint = .*", "").replaceAll("allow_http = .*", "");

    assertFails(verify(encrypted, withEndpoint()), "runpack_storage.allow_http is not set");
  }

  @Test
  void noCredentialsAreRefusedBeforeAnythingIsRead() throws IOException, InterruptedException {
    assertUnusable(
        "object store backend error: no credentials: set AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY, or another source of credentials of the AWS SDK",
        verify(configuration(), ObjectStore.noCredentials()));
  }

  @Test
  void noRegionIsRefusedBeforeAnythingIsRead() throws IOException, InterruptedException {
    assertUnusable(
        "object store backend error: no region: set runpack_storage.region or AWS_REGION",
        verify(configuration().replaceAll("region = .*", ""), ObjectStore.credentials()));
  }

  private Map<String, String> withEndpoint() {
    Map<String, String> variables = new HashMap<>(ObjectStore.credentials());
    variables.put("AWS_ENDPOINT_URL", store().endpoint());
    return variables;
  }

  private static void assertFails(Dg verified, String... reasons) {
    assertThat(verified.status()).as(verified.toString()).isEqualTo(1);
    assertThat(verified.out())
        .contains("\"status\":\"fail\"")
        .contains("artifact read failed for artifacts/scenario_spec.json: artifact error: ")
        .contains(reasons);
  }

  private static void assertUnusable(String reason, Dg verified) {
    assertThat(verified.status()).as(verified.toString()).isEqualTo(1);
    assertThat(verified.out()).isEmpty();
    assertThat(verified.err()).startsWith(UNUSABLE + reason + " (");
  }

  private static Dg verify(String configuration, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(directory, "storage", ".toml");
    Files.writeString(file, configuration);
    return Dg.with(
        environment,
        "runpack",
        "verify",
        "--manifest",
        Project.fixture("runpacks/golden/golden_time_after_pass/manifest.json").toString(),
        "--storage",
        "--config",
        file.toString());
  }

  private String configuration() {
    return store().configuration("none");
  }

  private ObjectStore store() {
    return Objects.requireNonNull(started);
  }
}
