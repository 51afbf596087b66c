package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite presets: the files of docs/presets, with paths and port of this server. */
@ExtendWith(AcceptanceServer.Access.class)
class PresetsIT {
  private static final String TOKEN = "replace-this-token";
  private static final Json NOTHING = Json.object().build();

  @Test
  void preset_quickstart_dev_http(AcceptanceServer server) throws Exception {
    use(server, "quickstart-dev");

    assertRunsAScenario(server.caller(), 1);
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));
  }

  @Test
  void preset_default_recommended_http(AcceptanceServer server) throws Exception {
    use(server, "default-recommended");

    assertRunsAScenario(server.caller(), 1);
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));
  }

  @Test
  void preset_hardened_http(AcceptanceServer server) throws Exception {
    use(server, "hardened");
    Caller known = server.caller().bearer(TOKEN);

    assertThat(Caller.failure(server.caller().send("tools/list", NOTHING)).message())
        .isEqualTo("unauthenticated");
    assertRunsAScenario(known, 2);
    assertThat(known.failure("schemas_register", inNamespace2("unsigned")).message())
        .isEqualTo("unauthorized");
  }

  @Test
  void preset_container_prod_http(AcceptanceServer server) throws Exception {
    use(server, "container-prod");

    assertThat(Caller.failure(server.caller().send("tools/list", NOTHING)).message())
        .isEqualTo("unauthenticated");
    assertRunsAScenario(server.caller().bearer(TOKEN), 2);
  }

  @Test
  void theReleaseGateOfAPipelineDecides(AcceptanceServer server) throws Exception {
    use(server, "ci-release-gate");

    assertRunsAScenario(server.caller(), 1);
  }

  private static void use(AcceptanceServer server, String preset) throws Exception {
    String text = Files.readString(Project.root().resolve("docs/presets/" + preset + ".toml"));
    Files.createDirectories(server.files().resolve("evidence"));
    server
        .warm()
        .reconfigure(
            text.replaceFirst(
                    "bind = \"[^\"]+\"", "bind = \"127.0.0.1:" + server.server().port() + "\"")
                .replace("./", server.files() + "/"));
  }

  private static void assertRunsAScenario(Caller caller, long namespace) throws IOException {
    Spec spec = Spec.time("preset", 0).namespace(namespace);
    Run run = Run.of(spec, "run-1");
    caller.result("scenario_define", spec.define());
    caller.result("scenario_start", run.start());

    Json answer = caller.result("scenario_trigger", run.trigger("t-1", 2));

    assertThat(List.of(text(answer, "/decision/outcome/kind"), text(answer, "/status")))
        .containsExactly("complete", "completed");
  }

  private static Json inNamespace2(String id) {
    return JsonReader.read(
        JsonWriter.write(Registry.register(id, Registry.AFTER))
            .replace("\"namespace_id\":1", "\"namespace_id\":2"));
  }
}
