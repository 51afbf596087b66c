package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.signature.Ed25519;
import io.decisiongate.core.signature.Ed25519SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code dg broker} as broker-cli.md sections 4.5 and 4.6 say. */
class BrokerCommandTest {
  private static final String TEXT = "{ \"b\": 1.0, \"a\": 2 }";
  private static final Sha256 CANONICAL = Sha256.ofCanonical(JsonReader.read(TEXT));
  private static final Sha256 RAW = Sha256.of(TEXT.getBytes(StandardCharsets.UTF_8));
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));

  private static HttpServer server;

  @TempDir private Path directory;

  private record Ended(int exit, String out, String err) {}

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  /** Reference, content type given, content type found, whether the payload is JSON. */
  static Stream<Arguments> resolutions() {
    return Stream.of(
        Arguments.of("inline+json:" + BASE64, CANONICAL, "", "\"application/json\"", true),
        Arguments.of("inline:" + BASE64, CANONICAL, "", "\"application/json\"", true),
        Arguments.of("inline:" + BASE64, RAW, "", "null", false),
        Arguments.of("inline+bytes:" + BASE64, RAW, "", "\"application/octet-stream\"", false),
        Arguments.of("inline:" + BASE64, RAW, "text/plain", "\"text/plain\"", false),
        Arguments.of("inline+json:" + BASE64, CANONICAL, "x/y+json", "\"x/y+json\"", true));
  }

  @ParameterizedTest
  @MethodSource("resolutions")
  void resolves(String uri, Sha256 hash, String given, String found, boolean json) {
    Ended ended = broker("resolve", input(reference(uri, hash), given));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .isEqualTo(
            """
            {"bytes":20,"content_hash":{"algorithm":"sha256","value":"%s"},"content_type":%s,"payload":%s,"uri":"%s"}
            """
                .formatted(
                    hash.value(),
                    found,
                    json
                        ? "{\"kind\":\"json\",\"value\":{\"a\":2,\"b\":1}}"
                        : "{\"base64\":\"" + BASE64 + "\",\"kind\":\"bytes\"}",
                    uri));
  }

  @Test
  void resolvesFilesAndUrls() throws IOException {
    Path file = Files.writeString(directory.resolve("content"), TEXT);

    Ended fromFile =
        broker("resolve", reference("file://" + file, RAW), "--file-root", directory.toString());
    Ended fromUrl =
        broker(
            "resolve", reference(url(), CANONICAL), "--allow-private", "--allow-host", "127.0.0.1");

    assertThat(fromFile.exit()).isZero();
    assertThat(fromFile.out()).contains("\"kind\":\"bytes\"");
    assertThat(fromUrl.exit()).isZero();
    assertThat(fromUrl.out()).contains("\"content_type\":\"application/json\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output", "--format"})
  void writesTextForPeople(String option) {
    assertThat(broker("resolve", reference("inline:" + BASE64, CANONICAL), option, "text").out())
        .isEqualTo(
            """
            Broker resolve result:
            URI: inline:%s
            Content type: application/json
            Content hash: %s
            Payload bytes: 20
            {
              "b": 1.0,
              "a": 2
            }
            """
                .formatted(BASE64, CANONICAL));
    assertThat(broker("resolve", reference("inline:" + BASE64, RAW), option, "text").out())
        .isEqualTo(
            """
            Broker resolve result:
            URI: inline:%s
            Content type: unknown
            Content hash: %s
            Payload bytes: 20
            %s
            """
                .formatted(BASE64, RAW, BASE64));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "Payload hash mismatch (expected sha256:00, got " + RAW + ")",
            reference("inline:" + BASE64, new Sha256("00"))),
        Arguments.of(
            "Payload hash mismatch (expected " + RAW + ", got " + CANONICAL + ")",
            reference("inline+json:" + BASE64, RAW)),
        Arguments.of(
            "Content type mismatch (expected text/plain, got application/json)",
            input(reference("inline+json:" + BASE64, CANONICAL), "text/plain")),
        Arguments.of("Unsupported URI scheme: ftp", reference("ftp://a/b", RAW)),
        Arguments.of("Failed to parse JSON payload: ", reference("inline+json:ew==", RAW)),
        Arguments.of(
            "Failed to resolve broker payload: invalid uri: no scheme in /etc/passwd",
            reference("/etc/passwd", RAW)),
        Arguments.of(
            "Failed to resolve broker payload: source failure: resource not found: /none",
            reference("file:///none", RAW)),
        Arguments.of(
            "Failed to resolve broker payload: source failure: source policy denied request:"
                + " host resolves to private or link-local address: 127.0.0.1",
            reference(url(), CANONICAL)),
        Arguments.of("Failed to parse broker input JSON at ", "{"),
        Arguments.of("Failed to parse broker input JSON at ", "{\"uri\":\"inline:\"}"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhatIsWrong(String message, String input) {
    Ended ended = broker("resolve", input);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("" + message);
  }

  @Test
  void deniedHostsAreNotAsked() {
    assertThat(
            broker(
                    "resolve",
                    reference(url(), CANONICAL),
                    "--allow-private",
                    "--deny-host",
                    "127.0.0.1")
                .err())
        .contains("source policy denied request: host denied: 127.0.0.1");
    assertThat(
            broker(
                    "resolve",
                    reference(url(), CANONICAL),
                    "--allow-private",
                    "--allow-host",
                    "*.example")
                .err())
        .contains("source policy denied request: host not in allowlist: 127.0.0.1");
  }

  @Test
  void dispatchesWithAReceiptOfItsOwn() {
    String packet =
        packet("{\"kind\":\"json\",\"value\":" + TEXT + "}", "application/json", CANONICAL);

    assertThat(broker("dispatch", packet).out())
        .isEqualTo(
            """
            {"content_hash":{"algorithm":"sha256","value":"%1$s"},"content_type":"application/json","payload_bytes":15,"receipt":{"dispatch_id":"cli-1","dispatched_at":{"kind":"logical","value":1},"dispatcher":"decision-gate-cli","receipt_hash":{"algorithm":"sha256","value":"%1$s"},"target":{"agent_id":"a1","kind":"agent"}}}
            """
                .formatted(CANONICAL.value()));
    assertThat(broker("dispatch", packet, "--output", "text").out())
        .isEqualTo(
            """
            Broker dispatch result:
            Receipt: cli-1 (dispatcher decision-gate-cli)
            Target: {"agent_id":"a1","kind":"agent"}
            Content type: application/json
            Content hash: %s
            Payload bytes: 15
            """
                .formatted(CANONICAL));
  }

  @Test
  void whatCannotBeDispatchedIsAnError() {
    Ended ended =
        broker("dispatch", packet("{\"kind\":\"json\",\"value\":1}", "text/plain", CANONICAL));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .isEqualTo(
            "Failed to dispatch broker payload: dispatch error:"
                + " payload kind json does not match content type text/plain"
                + System.lineSeparator());
  }

  @Test
  void proofsAreWrittenBesideTheResult() throws IOException {
    Path key = Files.write(directory.resolve("key"), new byte[32]);
    Path hash = directory.resolve("hash");
    Path signature = directory.resolve("signature");
    Ended ended =
        broker(
            "resolve",
            reference("inline:" + BASE64, CANONICAL),
            "--hash-out",
            hash.toString(),
            "--signature-out",
            signature.toString(),
            "--signing-key",
            key.toString());

    byte[] result = ended.out().strip().getBytes(StandardCharsets.UTF_8);
    Ed25519SigningKey signer = Ed25519SigningKey.ofSeed(new byte[32]);
    assertThat(Files.readString(hash))
        .isEqualTo("{\"algorithm\":\"sha256\",\"value\":\"" + Sha256.of(result).value() + "\"}");
    ObjectReader proof =
        ObjectReader.of(JsonReader.read(Files.readAllBytes(signature)), "signature");
    assertThat(proof.string("scheme")).isEqualTo("ed25519");
    assertThat(proof.string("key_id")).isEqualTo(signer.keyId());
    assertThat(Sha256.fromJson(proof.value("hash"))).isEqualTo(Sha256.of(result));
    assertThat(
            Ed25519.verifies(
                signer.publicKey(), result, Base64.getDecoder().decode(proof.string("signature"))))
        .isTrue();
  }

  @Test
  void optionsForProofsAreCheckedBeforeAnythingIsPrinted() throws IOException {
    String reference = reference("inline:" + BASE64, CANONICAL);
    String out = directory.resolve("out").toString();
    String shortKey = Files.writeString(directory.resolve("short"), "AAAA").toString();

    Ended withoutKey = broker("resolve", reference, "--signature-out", out);
    Ended withoutOut = broker("resolve", reference, "--signing-key", shortKey);
    Ended badKey = broker("resolve", reference, "--signing-key", shortKey, "--signature-out", out);
    Ended nowhere = broker("resolve", reference, "--hash-out", directory + "/none/hash");

    assertThat(withoutKey.err()).startsWith("Signature output requires --signing-key.");
    assertThat(withoutOut.err()).startsWith("Signing key provided without --signature-out.");
    assertThat(badKey.err()).startsWith("Signing key must be 32 bytes (raw or base64).");
    assertThat(nowhere.err()).startsWith("Failed to write hash to ");
    assertThat(List.of(withoutKey, withoutOut, badKey, nowhere))
        .allSatisfy(
            ended -> {
              assertThat(ended.exit()).isEqualTo(1);
              assertThat(ended.out()).isEmpty();
            });
    assertThat(Files.exists(Path.of(out))).isFalse();
  }

  @Test
  void anInputThatIsTooLargeIsNotRead() throws IOException {
    Path file = Files.write(directory.resolve("large"), new byte[16 * 1024 * 1024 + 1]);

    assertThat(run("broker", "resolve", "--input", file.toString()).err())
        .startsWith(
            "Refusing to read broker input at "
                + file
                + " because it is 16777217 bytes (limit 16777216).");
  }

  @Test
  void wrongUseIsExitCodeTwo() {
    assertThat(run("broker", "resolve").exit()).isEqualTo(2);
    assertThat(run("broker", "resolve", "--input", "x", "--output", "xml").exit()).isEqualTo(2);
    assertThat(run("broker", "other").exit()).isEqualTo(2);
  }

  private Ended broker(String command, String input, String... options) {
    try {
      Path file = Files.writeString(directory.resolve("input.json"), input);
      List<String> arguments =
          new ArrayList<>(List.of("broker", command, "--input", file.toString()));
      arguments.addAll(List.of(options));
      return run(arguments.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(Map.of(), arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = line.execute(arguments);
    return new Ended(exit, out.toString(), err.toString());
  }

  private static String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/content";
  }

  private static String reference(String uri, Sha256 hash) {
    return "{\"uri\":\"" + uri + "\",\"content_hash\":" + hash(hash) + ",\"encryption\":null}";
  }

  private static String input(String reference, String contentType) {
    return contentType.isEmpty()
        ? reference
        : "{\"content_ref\":" + reference + ",\"content_type\":\"" + contentType + "\"}";
  }

  private static String packet(String payload, String contentType, Sha256 hash) {
    return """
        {"target":{"kind":"agent","agent_id":"a1"},
         "envelope":{"scenario_id":"s","run_id":"r","stage_id":"st","packet_id":"p",
           "schema_id":"any","content_type":"%s","content_hash":%s,
           "visibility":{"labels":[],"policy_tags":[]},"expiry":null,"correlation_id":null,
           "issued_at":{"kind":"logical","value":1}},
         "payload":%s}
        """
        .formatted(contentType, hash(hash), payload);
  }

  private static String hash(Sha256 hash) {
    return "{\"algorithm\":\"sha256\",\"value\":\"" + hash.value() + "\"}";
  }
}
