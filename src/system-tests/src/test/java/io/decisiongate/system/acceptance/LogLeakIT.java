package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite log_leak_scan: secrets stay out of whatever the server writes. */
@ExtendWith(AcceptanceServer.Access.class)
class LogLeakIT {
  private static final String SECRET = "hunter2-of-the-acceptance-tests";

  @Test
  void log_leak_scan_redacts_secrets(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("leak/audit.jsonl"));
    server.use(
        server
            .standard()
            .bearer(SECRET)
            .providers(
                """
                [[providers]]
                name = "time"
                type = "builtin"
                [[providers]]
                name = "env"
                type = "builtin"
                config = { overrides = { PASSWORD = "%s" } }
                """
                    .formatted(SECRET))
            .with(audit.section()));
    Caller caller = server.caller().bearer(SECRET);
    Spec spec = Spec.time("leak", 0);
    Run run = Run.of(spec, "run-1");

    caller.result("scenario_define", spec.define());
    caller.result("scenario_start", run.start());
    caller.result("scenario_submit", run.submit("s-1", "\"" + SECRET + "\""));
    caller.failure("scenario_submit", run.submit("s-1", "\"other " + SECRET + "\""));
    caller.failure("scenario_submit", json("{\"request\":{\"payload\":\"" + SECRET + "\"}}"));
    Question.ask(caller, "env", "get", "{\"key\":\"PASSWORD\"}");
    server.caller().bearer(SECRET + "-wrong").call("providers_list", json("{}"));
    server.warm().write("[server]\nbroken = \"" + SECRET);
    Eventually.holds(
        () ->
            AuditFile.chain(server.database(), 0).stream()
                .anyMatch(payload -> payload.contains("configuration_rejected")));
    server.use(server.standard());

    assertThat(audit.lines()).hasSizeGreaterThan(10);
    for (Path file : written(server, audit)) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
    }
  }

  /** The audit file, the launcher's output and the logs of the server. */
  private static List<Path> written(AcceptanceServer server, AuditFile audit) throws Exception {
    Path home = server.files().resolveSibling("data");
    try (Stream<Path> files = Files.walk(home)) {
      Stream<Path> logs =
          files.filter(Files::isRegularFile).filter(file -> file.toString().contains("/logs/"));
      return Stream.concat(
              logs, Stream.of(audit.path(), server.files().resolveSibling("server.log")))
          .toList();
    }
  }
}
