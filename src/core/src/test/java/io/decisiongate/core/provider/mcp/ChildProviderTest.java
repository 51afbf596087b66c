package io.decisiongate.core.provider.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.provider.Asking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider in a real child process, {@link StubChild}. */
@Timeout(120)
class ChildProviderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LARGER_THAN_A_PIPE = 1_048_576;
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;
  private final List<ExternalProvider> started = new ArrayList<>();

  @AfterEach
  void endChildren() {
    started.forEach(ExternalProvider::close);
  }

  private ExternalProvider start(Duration patience) {
    ExternalProvider provider =
        ExternalProvider.byCommand(
            "stub",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StubChild.class.getName(),
                starts().toString()),
            patience);
    started.add(provider);
    return provider;
  }

  private Path starts() {
    return directory.resolve("starts");
  }

  private List<Long> processIds() throws IOException {
    return Files.readAllLines(starts()).stream().map(Long::valueOf).toList();
  }

  private static Json value(EvidenceResult result) {
    return ((EvidenceValue.OfJson) result.value().orElseThrow()).json();
  }

  private static EvidenceResult ask(ExternalProvider provider, String what) {
    return ask(provider, Optional.of(Json.object().put("do", what).build()), Optional.empty());
  }

  private static EvidenceResult ask(
      ExternalProvider provider, Optional<Json> params, Optional<String> correlationId) {
    return provider.query(
        new EvidenceQuery("stub", "any", params), Asking.context(Asking.LOGICAL_5, correlationId));
  }

  private static void assertFails(ExternalProvider provider, String what, String text) {
    assertThatThrownBy(() -> ask(provider, what))
        .isInstanceOf(ProviderFailure.class)
        .hasMessage(text);
  }

  @Test
  void theRequestIsAToolCall() {
    Json request =
        JsonReader.read(
            ((Json.Text)
                    value(
                        ask(
                            start(PATIENCE),
                            Optional.of(JsonReader.read("{\"k\":[1]}")),
                            Optional.of("corr-9"))))
                .value());
    assertThat(request)
        .isEqualTo(
            JsonReader.read(
                "{\"jsonrpc\":\"2.0\",\"id\":\"corr-9\",\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"evidence_query\",\"arguments\":{"
                    + "\"query\":{\"provider_id\":\"stub\",\"check_id\":\"any\","
                    + "\"params\":{\"k\":[1]}},"
                    + "\"context\":{\"tenant_id\":1,\"namespace_id\":1,\"run_id\":\"r\","
                    + "\"scenario_id\":\"s\",\"stage_id\":\"a\",\"trigger_id\":\"t\","
                    + "\"trigger_time\":{\"kind\":\"logical\",\"value\":5},"
                    + "\"correlation_id\":\"corr-9\"}}}}"));
  }

  @Test
  void requestsWithoutCorrelationIdAreNumbered() {
    ExternalProvider provider = start(PATIENCE);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Json.Text request = (Json.Text) value(ask(provider, Optional.empty(), Optional.empty()));
      Json.Obj message = (Json.Obj) JsonReader.read(request.value());
      ids.add(((Json.Int) message.member("id").orElseThrow()).value().longValueExact());
      assertThat(request.value())
          .contains("\"correlation_id\":null")
          .doesNotContain("\"params\":{\"k\"");
    }
    assertThat(ids.getFirst()).isPositive();
    assertThat(ids.getLast()).isGreaterThan(ids.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "die,          mcp connection closed",
    "large,        mcp response too large",
    "endless head, mcp framing header too large",
  })
  void afterAFailureTheNextQuestionIsAnsweredByANewChild(String what, String text)
      throws Exception {
    ExternalProvider provider = start(PATIENCE);

    assertFails(provider, what, text);
    Json answer = value(ask(provider, "pid"));

    List<Long> ids = processIds();
    assertThat(ids).hasSize(2);
    assertThat(answer).isEqualTo(Json.of(ids.getLast()));
    assertEnded(ids.getFirst());
  }

  @Test
  void aSilentChildIsEndedWhenTheTimeIsOver() throws Exception {
    ExternalProvider provider = start(SHORT);
    while (!Files.exists(starts()) || Files.size(starts()) == 0) {
      Thread.onSpinWait();
    }

    assertFails(provider, "say nothing", "mcp request timed out");

    assertThat(processIds()).hasSize(1);
    assertEnded(processIds().getFirst());
  }

  @Test
  void aChildThatDiedBetweenTwoQuestionsIsStartedAgain() throws Exception {
    ExternalProvider provider = start(PATIENCE);

    ask(provider, "die late");
    assertEnded(processIds().getFirst());
    Json answer = value(ask(provider, "pid"));

    assertThat(answer).isEqualTo(Json.of(processIds().getLast()));
    assertThat(processIds()).hasSize(2);
  }

  @Test
  void whoeverFailsAgainAndAgainIsStartedAfterPauses() throws Exception {
    ExternalProvider provider = start(PATIENCE);
    List<String> failures = new ArrayList<>();
    do {
      failures.add(failure(provider, "die"));
    } while (!failures.getLast().startsWith("mcp process exited"));

    assertThat(failures.getLast()).isEqualTo("mcp process exited: exit status: 3");
    assertThat(failures.subList(0, failures.size() - 1)).containsOnly("mcp connection closed");
    assertThat(processIds()).as("none is started in a pause").hasSize(failures.size() - 1);
  }

  private static String failure(ExternalProvider provider, String what) {
    try {
      return "no failure: " + ask(provider, what);
    } catch (ProviderFailure e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theLongestAnswerIsRead() {
    assertThat(value(ask(start(PATIENCE), "largest"))).isEqualTo(Json.of(1));
  }

  @Test
  void aChildThatWritesMuchToItsStandardErrorIsNotHeldUp() {
    assertThat(value(ask(start(PATIENCE), "complain"))).isEqualTo(Json.of(1));
  }

  @Test
  void whatAChildComplainsWithoutEndIsCountedAndNotLogged() {
    LoggedLines log = LoggedLines.of(ChildProcess.class);
    try (log) {
      started.add(
          ExternalProvider.byCommand("noisy", List.of("sh", "-c", "seq 1 5000 >&2"), PATIENCE));
      log.await(lines -> lines.getLast().contains("were left out"));
    }

    List<String> lines = log.lines();
    assertThat(lines).hasSizeLessThanOrEqualTo(ChildProcess.MAX_LINES_IN_SPAN + 2);
    assertThat(lines.getFirst()).isEqualTo("provider noisy: 1");
    assertThat(lines.get(ChildProcess.MAX_LINES_IN_SPAN))
        .isEqualTo(
            "provider noisy writes more than 100 lines to its standard error in 10 s: the rest is left out");
    assertThat(lines.getLast())
        .isEqualTo("provider noisy: 4900 lines of its standard error were left out");
  }

  @Test
  void closingDoesNotWaitForARequestThatTheChildDoesNotRead() throws Exception {
    ExternalProvider provider =
        ExternalProvider.byCommand(
            "stubborn", List.of("sh", "-c", "trap '' TERM; exec sleep 600"), PATIENCE);
    started.add(provider);
    Json large = Json.of("a".repeat(LARGER_THAN_A_PIPE));
    FutureTask<EvidenceResult> question =
        new FutureTask<>(() -> ask(provider, Optional.of(large), Optional.empty()));
    Thread.ofPlatform().daemon().start(question);
    while (!isWriting("request to provider stubborn")) {
      Thread.onSpinWait();
    }

    assertTimeoutPreemptively(PATIENCE.dividedBy(3), provider::close);

    assertThatThrownBy(question::get)
        .cause()
        .isInstanceOf(ProviderFailure.class)
        .hasMessage("mcp connection closed");
  }

  private static boolean isWriting(String thread) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(running -> running.getKey().getName().equals(thread))
        .flatMap(running -> Arrays.stream(running.getValue()))
        .anyMatch(frame -> frame.getMethodName().equals("writeBytes"));
  }

  @Test
  void closingEndsTheChild() throws Exception {
    ExternalProvider provider = start(PATIENCE);
    ask(provider, "pid");

    provider.close();

    assertEnded(processIds().getFirst());
    assertFails(provider, "pid", "mcp connection closed");
    assertThat(processIds()).hasSize(1);
  }

  @Test
  void closingEndsWhatTheChildHasStartedToo() throws Exception {
    ExternalProvider provider =
        ExternalProvider.byCommand(
            "parent",
            List.of("sh", "-c", "sleep 600 & echo $! > " + starts() + "; exec cat > /dev/null"),
            PATIENCE);
    started.add(provider);
    while (!Files.exists(starts()) || !Files.readString(starts()).endsWith("\n")) {
      Thread.onSpinWait();
    }

    provider.close();

    assertEnded(processIds().getFirst());
  }

  @Test
  void whatCannotBeStartedIsSaidAtOnce() {
    assertThatThrownBy(() -> ExternalProvider.byCommand("p", List.of("/no/such/file"), SHORT))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessageStartingWith("failed to spawn mcp provider");
    assertThatThrownBy(() -> ExternalProvider.byCommand("p", List.of(" "), SHORT))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage("mcp command is empty");
  }

  private static void assertEnded(long processId) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(processId);
    if (process.isPresent()) {
      process.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }
}
