package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.broker.Broker;
import io.decisiongate.core.broker.ChannelSink;
import io.decisiongate.core.broker.FileSource;
import io.decisiongate.core.broker.HttpSource;
import io.decisiongate.core.broker.InlineSource;
import io.decisiongate.core.broker.LogSink;
import io.decisiongate.core.broker.ResolvedPayload;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.scenario.ContentRef;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.time.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suite broker_integration: the library with all of its sources. */
class BrokerIT {
  private static final String TEXT = "{\"from\":\"somewhere\"}";
  private static final byte[] CONTENT = TEXT.getBytes(StandardCharsets.UTF_8);
  private static final Sha256 HASH = Sha256.ofCanonical(JsonReader.read(TEXT));
  private static final DispatchTarget TARGET = new DispatchTarget.Channel("c1");

  @TempDir private Path directory;

  @Test
  void broker_composite_sources_and_sinks() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/content",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.close();
        });
    server.start();
    try {
      Files.write(directory.resolve("content.json"), CONTENT);
      Map<String, String> addresses =
          Map.of(
              "file", "file://" + directory.toRealPath() + "/content.json",
              "http", "http://127.0.0.1:" + server.getAddress().getPort() + "/content",
              "inline", "inline+json:" + Base64.getEncoder().encodeToString(CONTENT));
      ChannelSink channel = new ChannelSink(addresses.size());
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      Broker toChannel = sources().sink(channel).build();
      Broker toLog = sources().sink(new LogSink(log)).build();

      for (Map.Entry<String, String> address : addresses.entrySet()) {
        Payload payload =
            new Payload.External(new ContentRef(address.getValue(), HASH, Optional.empty()));
        DispatchReceipt receipt = toChannel.dispatch(TARGET, envelope(address.getKey()), payload);
        ChannelSink.Message message = channel.messages().remove();
        assertThat(message.receipt()).isEqualTo(receipt);
        assertThat(message.delivery().envelope().packetId()).isEqualTo(address.getKey());
        assertThat(message.delivery().payload())
            .isEqualTo(new ResolvedPayload.OfJson(JsonReader.read(TEXT)));
        assertThat(toLog.dispatch(TARGET, envelope(address.getKey()), payload).receiptHash())
            .isEqualTo(HASH);
      }
      assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(addresses.size());
    } finally {
      server.stop(0);
    }
  }

  private Broker.Builder sources() throws IOException {
    HttpSource http =
        new HttpSource(new OutboundPolicy(List.of(), Optional.empty(), true, HostResolver.SYSTEM));
    return Broker.builder()
        .source("inline", new InlineSource())
        .source("file", new FileSource(Optional.of(directory.toRealPath())))
        .source("http", http)
        .source("https", http);
  }

  private static PacketEnvelope envelope(String packet) {
    return new PacketEnvelope(
        "scenario",
        "run",
        "stage",
        packet,
        "schema",
        "application/json",
        HASH,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Timestamp.UnixMillis(0));
  }
}
