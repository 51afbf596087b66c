package io.decisiongate.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.tools.TimeScenario;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The small session of broker-cli.md section 6: what is called, and what comes of it.
 *
 * @param port of the server
 * @param scenario that nobody has defined before
 */
public record MinimalSession(int port, TimeScenario scenario) {
  private static final String RUN = "run-1";

  /** The tools of the session in their order, with their arguments. */
  private enum Step {
    DEFINE("scenario_define"),
    START("scenario_start"),
    STATUS("scenario_status"),
    NEXT("scenario_next"),
    PROVIDERS("providers_list"),
    DEFINE_AGAIN("scenario_define"),
    STATUS_OF_NOTHING("scenario_status");

    private final String tool;

    Step(String tool) {
      this.tool = tool;
    }
  }

  /** Carries it out. */
  public Map<String, Json> run(SdkFlavour flavour) throws IOException, InterruptedException {
    Map<String, Json> answers = new LinkedHashMap<>();
    try (SdkClient client = new SdkClient(flavour, endpoint("/rpc"), Optional.empty())) {
      for (Step step : Step.values()) {
        answers.put(step.name(), client.call(step.tool, arguments(step)).toJson());
      }
    }
    for (Map.Entry<String, URI> wrong : wrongEndpoints().entrySet()) {
      try (SdkClient client = new SdkClient(flavour, wrong.getValue(), Optional.empty())) {
        answers.put(wrong.getKey(), client.call("providers_list", Json.object().build()).toJson());
      }
    }
    return answers;
  }

  /** The session for a script: each call with its endpoint. */
  public Json toJson() throws IOException {
    Json.ObjectBuilder others = Json.object();
    wrongEndpoints().forEach((name, uri) -> others.put(name, uri.toString()));
    return Json.object()
        .put("endpoint", endpoint("/rpc").toString())
        .put(
            "calls",
            new Json.Array(
                List.of(Step.values()).stream()
                    .<Json>map(
                        step ->
                            Json.object()
                                .put("name", step.name())
                                .put("tool", step.tool)
                                .put("arguments", arguments(step))
                                .build())
                    .toList()))
        .put("wrong_endpoints", others.build())
        .build();
  }

  /** Holds the answers against the table. */
  public static void assertAnswers(Map<String, Json> answers) {
    assertThat(result(answers, Step.DEFINE).members().keySet())
        .containsExactlyInAnyOrder("scenario_id", "spec_hash");
    assertThat(result(answers, Step.START).member("status")).contains(Json.of("active"));
    assertThat(result(answers, Step.STATUS).member("status")).contains(Json.of("active"));
    assertThat(result(answers, Step.NEXT).member("status")).contains(Json.of("completed"));
    assertThat(((Json.Array) member(result(answers, Step.PROVIDERS), "providers")).items())
        .extracting(provider -> member(provider, "provider_id"))
        .containsExactly(Json.of("env"), Json.of("http"), Json.of("json"), Json.of("time"));
    assertThat(answers.get(Step.DEFINE_AGAIN.name()))
        .isEqualTo(
            JsonReader.read(
                """
                {"rpc_error":-32009,"message":"scenario already defined","kind":"conflict",
                 "retryable":false,"retry_after_ms":null,"request_id":"6"}
                """));
    Json refused = answers.getOrDefault(Step.STATUS_OF_NOTHING.name(), Json.NULL);
    assertThat(member(refused, "transport_error")).isEqualTo(Json.of(400));
    assertThat(((Json.Text) member(refused, "body")).value()).contains("-32602");
    assertThat(member(answers.getOrDefault("other_path", Json.NULL), "transport_error"))
        .isEqualTo(Json.of(404));
    assertThat(member(answers.getOrDefault("healthz", Json.NULL), "transport_error"))
        .isEqualTo(Json.of(405));
    assertThat(member(answers.getOrDefault("nobody", Json.NULL), "transport_error"))
        .isEqualTo(Json.NULL);
  }

  private Json arguments(Step step) {
    return switch (step) {
      case DEFINE, DEFINE_AGAIN -> scenario.define();
      case START -> scenario.start(RUN);
      case STATUS -> scenario.status(RUN);
      case NEXT -> scenario.next(RUN, "next-1", 2);
      case PROVIDERS, STATUS_OF_NOTHING -> Json.object().build();
    };
  }

  private Map<String, URI> wrongEndpoints() throws IOException {
    Map<String, URI> endpoints = new LinkedHashMap<>();
    endpoints.put("other_path", endpoint("/nope"));
    endpoints.put("healthz", endpoint("/healthz"));
    endpoints.put("nobody", URI.create("http://127.0.0.1:" + ServerUnderTest.freePort() + "/rpc"));
    return endpoints;
  }

  private URI endpoint(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static Json.Obj result(Map<String, Json> answers, Step step) {
    return (Json.Obj) member(answers.getOrDefault(step.name(), Json.NULL), "result");
  }

  private static Json member(Json json, String name) {
    if (json instanceof Json.Obj object && object.member(name).isPresent()) {
      return object.member(name).get();
    }
    throw new AssertionError("no " + name + " in " + json);
  }
}
