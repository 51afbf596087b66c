package io.decisiongate.system.identity;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.system.Project;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A Keycloak on this machine. It keeps its data in a directory, so that it comes back as it was
 * after it has been away.
 */
final class Keycloak implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
  private static final String ADMINISTRATOR = "administrator";

  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private Keycloak(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts one without realms and waits until it answers.
   *
   * @param directory for its data and its output
   * @throws AssertionError when it does not answer within 5 minutes, with its output
   */
  static Keycloak start(Path directory) throws IOException, InterruptedException {
    Keycloak keycloak = new Keycloak(directory, ServerUnderTest.freePort());
    keycloak.comeBack();
    return keycloak;
  }

  /** Starts it again after it has gone away. */
  void comeBack() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMINISTRATOR);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", ADMINISTRATOR);
    Process started =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = started;
    try {
      awaitReady(started);
    } catch (AssertionError | InterruptedException e) {
      close();
      throw e;
    }
  }

  private List<String> command() throws IOException {
    return List.of(
        home().resolve("bin/kc.sh").toString(),
        // The distribution is built for this database already; building it again takes longer than
        // the start.
        "-Dkc.config.built=true",
        "start",
        "--db-url=jdbc:h2:file:" + directory.resolve("keycloak") + ";NON_KEYWORDS=VALUE",
        "--cache=local",
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname-strict=false");
  }

  private static Path home() throws IOException {
    Path unpacked = Project.root().resolve("src/system-tests/target/keycloak");
    Assumptions.assumeTrue(
        Files.isDirectory(unpacked), "left out: Keycloak is not unpacked; run mvn verify");
    try (Stream<Path> versions = Files.list(unpacked)) {
      return versions.sorted().reduce((first, second) -> second).orElseThrow();
    }
  }

  private void awaitReady(Process started) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline) {
      if (started.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Keycloak ended with status " + started.exitValue() + output());
      }
      if (isReady()) {
        return;
      }
    }
    throw new AssertionError("Keycloak was not ready in time" + output());
  }

  private boolean isReady() {
    try {
      return http().get("/realms/master/.well-known/openid-configuration").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path log() {
    return directory.resolve("keycloak.log");
  }

  private String output() {
    try {
      return "\n" + Files.readString(log());
    } catch (IOException e) {
      return ", without a log: " + e;
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  HttpWire http() {
    return new HttpWire(port);
  }

  /**
   * A token from a realm's token endpoint (RFC 6749 section 4.4).
   *
   * @throws AssertionError when there is none
   */
  String token(String realm, String client, String secret) throws IOException {
    Answer answer =
        post(
            "/realms/" + realm + "/protocol/openid-connect/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", client,
                "client_secret", secret));
    if (answer.status() != 200) {
      throw new AssertionError("no token for " + client + ": " + answer);
    }
    return ObjectReader.of(JsonReader.read(answer.text()), "token").string("access_token");
  }

  /** The answer to a form. */
  Answer post(String path, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http()
        .send(
            "POST",
            path,
            Map.of("content-type", "application/x-www-form-urlencoded"),
            Optional.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** A token that may administer every realm, for a minute. */
  String administrator() throws IOException {
    return token("master", ADMINISTRATOR, ADMINISTRATOR);
  }

  /**
   * Ends it, if it runs.
   *
   * @throws AssertionError when it has not ended after a minute; then it is killed
   */
  void goAway() throws InterruptedException {
    Process ending = process;
    if (ending == null) {
      return;
    }
    process = null;
    List<ProcessHandle> started = new ArrayList<>(ending.descendants().toList());
    started.add(ending.toHandle());
    ending.destroy();
    for (ProcessHandle handle : started) {
      if (!ProcessRecord.ends(handle, LONGEST_STOP)) {
        started.forEach(ProcessHandle::destroyForcibly);
        throw new AssertionError("Keycloak did not end in time" + output());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    goAway();
  }
}
