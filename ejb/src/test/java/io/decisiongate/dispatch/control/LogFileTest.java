package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static OutgoingPacket packetFor(String agent) {
    String record = JsonWriter.write(Packets.record("{\"kind\":\"json\",\"value\":null}"));
    return OutgoingPacket.of(
        Packets.ID,
        Packets.PLACE,
        (Json.Obj) JsonReader.read(record.replace("\"a1\"", '"' + agent + '"')),
        new DispatchTarget.Agent(agent).toJson());
  }
}
