package io.decisiongate.core.broker;

import static io.decisiongate.core.broker.Packets.TARGET;
import static io.decisiongate.core.broker.Packets.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.time.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sinks of broker-cli.md section 2.3. */
class SinksTest {
  private static final Delivery JSON =
      new Delivery(
          TARGET,
          envelope("application/json", Packets.canonicalHash("{\"a\":1.0}")),
          new ResolvedPayload.OfJson(JsonReader.read("{ \"a\": 1.0 }")));
  private static final Delivery BYTES =
      new Delivery(
          TARGET,
          envelope("text/plain", Packets.rawHash("abc")),
          new ResolvedPayload.OfBytes(Packets.utf8("abc")));

  @Test
  void theLogHasOneLineForEachDeliveryAndNotTheContent() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogSink log = new LogSink(out);

    DispatchReceipt first = log.deliver(JSON);
    log.deliver(BYTES);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"dispatch_id":"log-1","dispatcher":"log","target":{"kind":"agent","agent_id":"a1"},"content_type":"application/json","content_hash":{"algorithm":"sha256","value":"%s"},"payload_len":9,"dispatched_at":{"kind":"logical","value":1}}
            {"dispatch_id":"log-2","dispatcher":"log","target":{"kind":"agent","agent_id":"a1"},"content_type":"text/plain","content_hash":{"algorithm":"sha256","value":"%s"},"payload_len":3,"dispatched_at":{"kind":"logical","value":2}}
            """
                .formatted(
                    JSON.envelope().contentHash().value(), BYTES.envelope().contentHash().value()));
    assertThat(first)
        .isEqualTo(
            new DispatchReceipt(
                "log-1",
                TARGET,
                JSON.envelope().contentHash(),
                new Timestamp.Logical(BigInteger.ONE),
                "log"));
  }

  @Test
  void aLineThatCannotBeWrittenIsAFailureAndUsesItsNumber() {
    FailingOnce out = new FailingOnce();
    LogSink log = new LogSink(out);

    assertThatThrownBy(() -> log.deliver(BYTES))
        .isInstanceOf(SinkFailure.class)
        .hasMessage("log write failed: disk full");
    assertThat(log.deliver(BYTES).dispatchId()).isEqualTo("log-2");
  }

  @Test
  void theChannelHandsOverAndNeverWaits() throws InterruptedException {
    ChannelSink channel = new ChannelSink(1);

    DispatchReceipt receipt = channel.deliver(JSON);
    assertThat(receipt.dispatchId()).isEqualTo("channel-1");
    assertThat(receipt.dispatcher()).isEqualTo("channel");
    assertThatThrownBy(() -> channel.deliver(JSON))
        .isInstanceOf(SinkFailure.class)
        .hasMessage("sink delivery failed: channel full");
    assertThat(channel.messages().take()).isEqualTo(new ChannelSink.Message(JSON, receipt));
    assertThat(channel.deliver(JSON).dispatchId()).isEqualTo("channel-3");
  }

  @Test
  void aClosedChannelTakesNothingMore() {
    ChannelSink channel = new ChannelSink(2);
    channel.deliver(JSON);
    channel.close();

    assertThatThrownBy(() -> channel.deliver(JSON))
        .isInstanceOf(SinkFailure.class)
        .hasMessage("sink delivery failed: channel closed");
    assertThat(channel.messages()).hasSize(1);
  }

  private static final class FailingOnce extends OutputStream {
    private boolean failed;

    @Override
    public void write(int octet) throws IOException {
      if (!failed) {
        failed = true;
        throw new IOException("disk full");
      }
    }
  }
}
