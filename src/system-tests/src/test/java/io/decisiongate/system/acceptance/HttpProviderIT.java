package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite providers: web resources. */
@ExtendWith(AcceptanceServer.Access.class)
class HttpProviderIT {
  private final CountDownLatch end = new CountDownLatch(1);
  private StubSite site;

  @BeforeEach
  void startSite() throws Exception {
    site =
        StubSite.start()
            .page("/ok", StubSite.text(200, Map.of(), "body"))
            .page("/moved", StubSite.text(302, Map.of("Location", "/ok"), ""))
            .page("/loop", StubSite.text(302, Map.of("Location", "/loop"), ""))
            .page("/large", StubSite.text(200, Map.of(), "x".repeat(2000)))
            .page("/silent", exchange -> end.await())
            .page(
                "/drip",
                exchange -> {
                  exchange.sendResponseHeaders(200, 1000);
                  for (int i = 0; i < 1000 && end.getCount() > 0; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    Thread.sleep(20);
                  }
                });
  }

  @AfterEach
  void stopSite() {
    end.countDown();
    site.close();
  }

  private static void configure(AcceptanceServer server, String config) throws Exception {
    server.use(
        server
            .standard()
            .shown()
            .providers(
                "[[providers]]\nname = \"http\"\ntype = \"builtin\"\nconfig = { "
                    + config
                    + " }\n"));
  }

  private static void open(AcceptanceServer server) throws Exception {
    configure(
        server,
        "allow_http = true, allow_private_networks = true, timeout_ms = 700,"
            + " max_response_bytes = 1000");
  }

  private static Json ask(AcceptanceServer server, String check, String url) throws Exception {
    return Question.ask(
        server.caller(), "http", check, JsonWriter.write(Json.object().put("url", url).build()));
  }

  private static String error(AcceptanceServer server, String check, String url) throws Exception {
    return text(ask(server, check, url), "/error/message");
  }

  @Test
  void http_provider_blocks_http_scheme_by_default(AcceptanceServer server) throws Exception {
    configure(server, "allow_private_networks = true");
    assertThat(error(server, "status", site.url("/ok"))).contains("unsupported url scheme");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void http_provider_enforces_allowlist(AcceptanceServer server) throws Exception {
    configure(
        server,
        "allow_http = true, allow_private_networks = true, allowed_hosts = [\"example.com\"]");
    assertThat(error(server, "status", site.url("/ok"))).contains("url host not allowed");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void http_provider_blocks_private_networks_by_default(AcceptanceServer server) throws Exception {
    configure(server, "allow_http = true");
    assertThat(error(server, "status", site.url("/ok"))).contains("private or link-local");
    assertThat(error(server, "status", site.url("/ok").replace("127.0.0.1", "0x7f.1")))
        .contains("private or link-local");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void http_provider_private_network_opt_in_required(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(at(ask(server, "status", site.url("/ok")), "/value/value")).isEqualTo(Json.of(200));
  }

  @Test
  void http_provider_redirect_not_followed(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(at(ask(server, "status", site.url("/moved")), "/value/value"))
        .isEqualTo(Json.of(302));
    assertThat(site.asked()).containsExactly("/moved");
  }

  @Test
  void http_provider_redirect_loop_not_followed(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(at(ask(server, "status", site.url("/loop")), "/value/value"))
        .isEqualTo(Json.of(302));
    assertThat(site.asked()).containsExactly("/loop");
  }

  @Test
  void http_provider_body_hash_matches(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(at(ask(server, "body_hash", site.url("/ok")), "/value/value"))
        .isEqualTo(Sha256.of("body".getBytes(StandardCharsets.UTF_8)).toJson());
  }

  @Test
  void http_provider_response_size_limit_enforced(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(error(server, "body_hash", site.url("/large")))
        .contains("http response exceeds size limit");
  }

  @Test
  void http_provider_timeout_enforced(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(error(server, "status", site.url("/silent"))).contains("http request failed");
  }

  @Test
  void http_provider_slow_loris_fails_closed(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(error(server, "body_hash", site.url("/drip"))).contains("failed to read response");
  }

  @Test
  void http_provider_truncated_response_fails_closed(AcceptanceServer server) throws Exception {
    open(server);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerShort(socket));
      assertThat(error(server, "body_hash", "http://127.0.0.1:" + socket.getLocalPort() + "/"))
          .contains("truncated");
    }
  }

  private static void answerShort(ServerSocket socket) {
    try (Socket connection = socket.accept();
        OutputStream out = connection.getOutputStream()) {
      byte[] head = new byte[4096];
      if (connection.getInputStream().read(head) > 0) {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void http_provider_tls_failure_fails_closed(AcceptanceServer server) throws Exception {
    open(server);
    assertThat(error(server, "status", site.url("/ok").replace("http:", "https:")))
        .contains("http request failed");
  }

  @Test
  void aConditionOnAResourceOpensAGate(AcceptanceServer server) throws Exception {
    open(server);
    Spec spec =
        Spec.of(
            "site",
            Spec.condition(
                "up", "http", "status", "{\"url\":\"" + site.url("/ok") + "\"}", "equals", "200"),
            Spec.condition(
                "down",
                "http",
                "status",
                "{\"url\":\"" + site.url("/nothing-here") + "\"}",
                "equals",
                "404"));
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    Json answer = server.caller().result("scenario_trigger", run.trigger("t-1", 2));

    assertThat(text(answer, "/decision/outcome/kind")).isEqualTo("complete");
  }
}
