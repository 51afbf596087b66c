package io.decisiongate.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.mcp.limits.ClientCorrelationId;
import io.decisiongate.mcp.limits.RateKey;
import io.decisiongate.mcp.rpc.RpcCall;
import io.decisiongate.mcp.rpc.RpcDialect;
import io.decisiongate.mcp.standard.AllowedOrigins;
import io.decisiongate.mcp.standard.McpCall;
import io.decisiongate.mcp.standard.McpDialect;
import io.decisiongate.mcp.standard.McpHeaders;
import io.decisiongate.mcp.standard.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is one of those documented. */
class RandomInputTest {
  private static final int ROUNDS = 2_000;
  private static final List<String> VALID =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"first\","
              + "\"arguments\":{\"a\":[1,2.5e3,-0,null,true,\"\\ud83d\\ude00é\"]}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/list\",\"params\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
              + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"u\"}}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

  private final RpcDialect rpc = new RpcDialect(Wire.tools("first"), true, true);
  private final McpDialect mcp =
      new McpDialect(
          new ServerInfo("n", "t", "v", "i"),
          Wire.tools("first"),
          true,
          new AllowedOrigins(List.of()),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomBytesAreAnswered(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = new byte[random.nextInt(64)];
      random.nextBytes(body);
      assertAnswered(body);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void damagedMessagesAreAnswered(long seed) {
    Random random = new Random(seed);
    String bytes = "{}[]\":,\\u0\0 \u00ffeE+-.19truefalsn";
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = Wire.utf8(VALID.get(random.nextInt(VALID.size())));
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        body[random.nextInt(body.length)] = (byte) bytes.charAt(random.nextInt(bytes.length()));
      }
      assertAnswered(body);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void randomHeadersAreAnswered(long seed) {
    Random random = new Random(seed);
    byte[] body = Wire.utf8(VALID.get(1));
    for (int round = 0; round < ROUNDS; round++) {
      Optional<String> header = Optional.of(randomText(random));
      McpCall call = mcp.read(new McpHeaders(header, header, header), body);
      assertThat(call).isInstanceOf(McpCall.Rejected.class);
      assertThat(ClientCorrelationId.check(header)).isNotNull();
      assertThat(RateKey.of(header, header, header, "http").value()).isNotEmpty();
    }
  }

  private void assertAnswered(byte[] body) {
    if (rpc.read(body) instanceof RpcCall.Rejected call) {
      assertError(rpc.rejection(call), 400);
    }
    if (mcp.read(McpHeaders.NONE, body) instanceof McpCall.Rejected call) {
      assertError(mcp.rejection(call), 200, 400);
    }
  }

  private static void assertError(HttpAnswer answer, Integer... statuses) {
    assertThat(answer.status()).isIn((Object[]) statuses);
    Json.Obj message = (Json.Obj) JsonReader.read(answer.body());
    assertThat(message.members()).containsKey("error").doesNotContainKey("result");
  }

  private static String randomText(Random random) {
    byte[] bytes = new byte[random.nextInt(24)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
