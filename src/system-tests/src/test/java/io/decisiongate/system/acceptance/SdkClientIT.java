package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.client.MinimalSession;
import io.decisiongate.system.client.PythonScript;
import io.decisiongate.system.client.SdkAnswer;
import io.decisiongate.system.client.SdkClient;
import io.decisiongate.system.client.SdkFlavour;
import io.decisiongate.system.tools.TimeScenario;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Suite sdk_client: clients that send and read exactly what the published SDKs do. */
@ExtendWith(AcceptanceServer.Access.class)
class SdkClientIT {
  private static final String TOKEN = "token-of-the-tests";

  @Test
  void python_sdk_http_scenario_lifecycle(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    MinimalSession.assertAnswers(session(server).run(SdkFlavour.PYTHON));
  }

  @Test
  void typescript_sdk_http_scenario_lifecycle(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    MinimalSession.assertAnswers(session(server).run(SdkFlavour.TYPESCRIPT));
  }

  @Test
  void aPythonScriptWithoutLibrariesKeepsTheSession(AcceptanceServer server, @TempDir Path folder)
      throws Exception {
    server.use(server.standard());

    String outcomes =
        PythonScript.run(folder, "session.py", JsonWriter.write(session(server).toJson()));

    MinimalSession.assertAnswers(((Json.Obj) JsonReader.read(outcomes)).members());
  }

  @Test
  void python_sdk_bearer_auth_enforced(AcceptanceServer server) throws Exception {
    assertTokenNeeded(server, SdkFlavour.PYTHON);
  }

  @Test
  void typescript_sdk_bearer_auth_enforced(AcceptanceServer server) throws Exception {
    assertTokenNeeded(server, SdkFlavour.TYPESCRIPT);
  }

  @Test
  void validatorsNameWhatIsMissing() {
    assertThat(SdkClient.requestViolations("scenario_status", json("{}")))
        .anyMatch(violation -> violation.contains("scenario_id"));
  }

  private static void assertTokenNeeded(AcceptanceServer server, SdkFlavour flavour)
      throws Exception {
    server.use(server.standard().bearer(TOKEN));

    SdkAnswer known = call(server, flavour, Optional.of(TOKEN));
    SdkAnswer stranger = call(server, flavour, Optional.empty());

    assertThat(known).isInstanceOf(SdkAnswer.Result.class);
    assertThat(stranger)
        .isInstanceOfSatisfying(
            SdkAnswer.TransportError.class,
            error -> {
              assertThat(error.status()).contains(401);
              assertThat(error.body()).contains("unauthenticated");
            });
  }

  private static SdkAnswer call(AcceptanceServer server, SdkFlavour flavour, Optional<String> token)
      throws InterruptedException {
    URI endpoint = URI.create("http://127.0.0.1:" + server.server().port() + "/rpc");
    try (SdkClient client = new SdkClient(flavour, endpoint, token)) {
      return client.call("providers_list", json("{}"));
    }
  }

  private static MinimalSession session(AcceptanceServer server) {
    return new MinimalSession(server.server().port(), new TimeScenario("sdk-session", 1, 1));
  }
}
