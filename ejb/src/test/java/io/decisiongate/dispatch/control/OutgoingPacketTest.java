package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingPacketTest {
  @TempDir private Path directory;

  @Test
  void theReceiverGetsThePacketWithItsOwnReceiptOnly() {
    String body =
        new String(
            Packets.outgoing("{\"kind\":\"json\",\"value\":{\"a\":1.0}}").body(),
            StandardCharsets.UTF_8);

    assertThat(body)
        .startsWith("{\"delivery_id\":\"" + Packets.ID + "\",\"namespace_id\":7,\"packet\":{")
        .contains("\"payload\":{\"kind\":\"json\",\"value\":{\"a\":1}}")
        .contains("\"receipts\":[{\"dispatch_id\":\"mcp-p1\"")
        .endsWith("\"target\":{\"agent_id\":\"a1\",\"kind\":\"agent\"},\"tenant_id\":3}")
        .containsOnlyOnce("\"dispatch_id\"")
        .doesNotContain("session");
  }

  @Test
  void aTargetWithoutReceiptIsNotServed() {
    assertThatThrownBy(
            () ->
                OutgoingPacket.of(
                    Packets.ID,
                    Packets.PLACE,
                    Packets.record("{\"kind\":\"json\",\"value\":null}"),
                    new DispatchTarget.Agent("other").toJson()))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"json\",\"value\":{\"a\": 1.0}} | 9",
        "{\"kind\":\"bytes\",\"bytes\":[1,2,3]} | 3",
        "{\"kind\":\"external\",\"content_ref\":{\"uri\":\"file:///x\",\"content_hash\":{\"algorithm\":\"sha256\",\"value\":\"h\"},\"encryption\":null}} | 0"
      })
  void theLogHasTheRecordedReceiptAndTheLengthOfTheContent(String payload, long length)
      throws IOException {
    Path file = directory.resolve("logs/dispatch.jsonl");
    LogFile log = new LogFile(file);
    OutgoingPacket packet = Packets.outgoing(payload);

    assertThat(log.deliver(packet)).isEqualTo(new AttemptResult.Delivered());
    assertThat(log.deliver(packet)).isEqualTo(new AttemptResult.Delivered());

    String line =
        "{\"dispatch_id\":\"mcp-p1\",\"dispatcher\":\"mcp\",\"target\":{\"kind\":\"agent\",\"agent_id\":\"a1\"},"
            + "\"content_type\":\"application/json\",\"content_hash\":{\"algorithm\":\"sha256\",\"value\":\"c\"},"
            + "\"payload_len\":"
            + length
            + ",\"dispatched_at\":{\"kind\":\"logical\",\"value\":2}}";
    assertThat(Files.readAllLines(file)).containsExactly(line, line);
    assertThat(JsonWriter.write(packet.line().toJson())).isEqualTo(line);
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailedAttempt() throws IOException {
    Path file = Files.createDirectory(directory.resolve("taken"));

    assertThat(new LogFile(file).deliver(Packets.outgoing("{\"kind\":\"json\",\"value\":null}")))
        .isInstanceOfSatisfying(
            AttemptResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("log write failed: "));
  }
}
