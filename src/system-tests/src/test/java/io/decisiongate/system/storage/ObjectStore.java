package io.decisiongate.system.storage;

import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.storage.Bucket;
import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.system.Project;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/**
 * A Versity S3 gateway on this machine with one bucket. Objects are files, whose names are their
 * keys, so that tests see and change them without an S3 client of their own.
 */
final class ObjectStore implements AutoCloseable {
  static final String BUCKET = "packs";

  private static final String REGION = "eu-central-2";
  private static final String ACCESS_KEY = "access-of-tests";
  private static final String SECRET_KEY = "secret-of-tests";
  private static final String HEALTH = "/health";
  private static final Duration LONGEST_START = Duration.ofMinutes(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

  private final Path directory;
  private final int port;
  private final Process process;

  private ObjectStore(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param directory for its objects and its output; must be empty
   * @throws AssertionError when it does not answer within a minute, with its output
   */
  static ObjectStore start(Path directory) throws IOException, InterruptedException {
    Path program = Project.root().resolve("src/system-tests/target/versitygw/versitygw");
    Assumptions.assumeTrue(
        Files.isExecutable(program), "left out: the S3 gateway is not built; run mvn verify");
    Files.createDirectories(directory.resolve("objects").resolve(BUCKET));
    int port = ServerUnderTest.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--port",
            "127.0.0.1:" + port,
            "--region",
            REGION,
            "--health",
            HEALTH,
            "posix",
            directory.resolve("objects").toString());
    builder.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
    builder.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
    Process process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("store.log").toFile())
            .start();
    ObjectStore store = new ObjectStore(directory, port, process);
    try {
      store.awaitReady();
      return store;
    } catch (AssertionError | InterruptedException | IOException e) {
      store.close();
      throw e;
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline) {
      if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the store ended with status " + process.exitValue() + output());
      }
      if (isReady()) {
        return;
      }
    }
    throw new AssertionError("the store was not ready in time" + output());
  }

  private boolean isReady() {
    try {
      return new HttpWire(port).get(HEALTH).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String output() throws IOException {
    return "\n" + Files.readString(directory.resolve("store.log"));
  }

  /** Section {@code runpack_storage} for it. */
  String configuration(String prefix) {
    return configuration(prefix, endpoint());
  }

  /** Section {@code runpack_storage} for a service without TLS at this address. */
  static String configuration(String prefix, String endpoint) {
    return """

        [runpack_storage]
        type = "object_store"
        provider = "s3"
        bucket = "%s"
        prefix = "%s"
        region = "%s"
        endpoint = "%s"
        force_path_style = true
        allow_http = true
        """
        .formatted(BUCKET, prefix, REGION, endpoint);
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** What clients need in their environment, and nothing from elsewhere. */
  static Map<String, String> credentials() {
    return credentials(SECRET_KEY);
  }

  /** As {@link #credentials()}, with another secret. */
  static Map<String, String> credentials(String secret) {
    Map<String, String> variables = new HashMap<>(noCredentials());
    variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", secret);
    return variables;
  }

  /** An environment in which the AWS SDK finds nothing of this machine's. */
  static Map<String, String> noCredentials() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", "",
        "AWS_SECRET_ACCESS_KEY", "",
        "AWS_REGION", "",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  }

  /** Uses the bucket that is configured in the process of the tests, with the credentials. */
  static void use(RunpackStorageSettings settings, Consumer<Bucket> use) {
    System.setProperty("aws.accessKeyId", ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", SECRET_KEY);
    try (Bucket bucket = Bucket.open(settings)) {
      use.accept(bucket);
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  /** The file of the object, or of all whose keys begin so, that this URI names. */
  Path file(String uri) {
    String bucket = "s3://" + BUCKET + "/";
    if (!uri.startsWith(bucket)) {
      throw new AssertionError("not in the bucket: " + uri);
    }
    return directory.resolve("objects").resolve(BUCKET).resolve(uri.substring(bucket.length()));
  }

  /** The folder of the bucket. */
  Path bucket() {
    return directory.resolve("objects").resolve(BUCKET);
  }

  @Override
  public void close() throws InterruptedException, IOException {
    process.destroy();
    if (!ProcessRecord.ends(process.toHandle(), LONGEST_STOP)) {
      process.destroyForcibly();
      throw new AssertionError("the store did not end in time" + output());
    }
  }
}
