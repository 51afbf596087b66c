package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An external provider over HTTP that answers as a test says. */
final class StubEvidence implements AutoCloseable {

  /** The body of the answer to a request. */
  @FunctionalInterface
  interface Answers {
    String to(Json request) throws InterruptedException;
  }

  private final StubSite site;
  private final List<Json> requests;

  private StubEvidence(StubSite site, List<Json> requests) {
    this.site = site;
    this.requests = requests;
  }

  static StubEvidence start(Answers answers) throws IOException {
    List<Json> requests = new CopyOnWriteArrayList<>();
    StubSite site =
        StubSite.start()
            .page(
                "/mcp",
                exchange -> {
                  Json request = JsonReader.read(exchange.getRequestBody().readAllBytes());
                  requests.add(request);
                  StubSite.text(
                          200, Map.of("Content-Type", "application/json"), answers.to(request))
                      .answer(exchange);
                });
    return new StubEvidence(site, requests);
  }

  /** An answer with one item of evidence, given as JSON text. */
  static String evidence(String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"json\",\"json\":"
        + result
        + "}]}}";
  }

  static String value(String value) {
    return evidence("{\"value\":{\"kind\":\"json\",\"value\":" + value + "}}");
  }

  /** What the question of a request was about. */
  static Json query(Json request) {
    return at(request, "/params/arguments/query");
  }

  String url() {
    return site.url("/mcp");
  }

  List<Json> requests() {
    return List.copyOf(requests);
  }

  /** A contract with one check {@code any} that takes and gives whatever there is. */
  static String contract(String provider) {
    return JsonWriter.write(
        json(
            """
            {"provider_id":"%s","name":"Stub","description":"For tests","transport":"mcp",
             "config_schema":{"type":"object"},"notes":[],
             "checks":[{"check_id":"any","description":"Whatever is asked","determinism":"external",
              "params_required":false,"params_schema":{"type":"object"},
              "result_schema":{"x-decision-gate":{"dynamic_type":true}},
              "allowed_comparators":["equals","exists","not_exists"],
              "anchor_types":["stub"],"content_types":["application/json"],"examples":[]}]}
            """
                .formatted(provider)));
  }

  /** The configuration of this provider; more keys as TOML lines. */
  String provider(AcceptanceServer server, String more) throws IOException {
    return """
    [[providers]]
    name = "stub"
    type = "mcp"
    url = "%s"
    allow_insecure_http = true
    capabilities_path = "%s"
    %s
    """
        .formatted(url(), server.write("stub.json", contract("stub")), more);
  }

  @Override
  public void close() {
    site.close();
  }
}
