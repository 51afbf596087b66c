package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final int LONGER_THAN_ONE_WRITE = 100_000;
  private static final int DELIVERIES = 64;

  @TempDir private Path directory;

  @Test
  void longLinesThatAreWrittenAtTheSameTimeStayWhole() throws IOException {
    Path file = directory.resolve("dispatch.jsonl");
    LogFile log = new LogFile(file);
    OutgoingPacket packet = packetFor("a".repeat(LONGER_THAN_ONE_WRITE));

    try (ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor()) {
      Collections.nCopies(DELIVERIES, packet)
          .forEach(delivery -> attempts.execute(() -> log.deliver(delivery)));
    }

    List<String> lines = Files.readAllLines(file);
    String whole = JsonWriter.write(packet.line().toJson());
    assertThat(lines).hasSize(DELIVERIES);
    assertThat(lines.stream().filter(line -> !line.equals(whole)).count())
        .as("broken lines")
        .isZero();
  }

  @Test
  void aFullDiskLeavesNoPartOfALine() throws Exception {
    Path file = directory.resolve("dispatch.jsonl");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 4; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String end = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();

    String whole = JsonWriter.write(packetFor("a1").line().toJson()) + "\n";
    assertThat(end).contains("log write failed: ");
    assertThat(Files.readString(file)).isNotEmpty().matches("(" + Pattern.quote(whole) + ")+");
  }

  @Test
  void whatAKilledServerHasWrittenOfALineDoesNotSpoilTheNext() throws IOException {
    Path file = Files.writeString(directory.resolve("dispatch.jsonl"), "{\"dispatch_id\":\"mc");
    OutgoingPacket packet = packetFor("a1");
    LogFile log = new LogFile(file);

    log.deliver(packet);
    log.deliver(packet);

    String whole = JsonWriter.write(packet.line().toJson());
    assertThat(Files.readAllLines(file)).containsExactly("{\"dispatch_id\":\"mc", whole, whole);
  }

  private static OutgoingPacket packetFor(String agent) {
    String record = JsonWriter.write(Packets.record("{\"kind\":\"json\",\"value\":null}"));
    return OutgoingPacket.of(
        Packets.ID,
        Packets.PLACE,
        (Json.Obj) JsonReader.read(record.replace("\"a1\"", '"' + agent + '"')),
        new DispatchTarget.Agent(agent).toJson());
  }
}
