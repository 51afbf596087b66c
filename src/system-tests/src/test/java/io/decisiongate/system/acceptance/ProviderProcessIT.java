package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of providers in child processes. */
@ExtendWith(AcceptanceServer.Access.class)
class ProviderProcessIT {
  @BeforeEach
  void forgetStarts(AcceptanceServer server) throws IOException {
    Files.deleteIfExists(starts(server));
  }

  private static Path starts(AcceptanceServer server) {
    return server.files().resolve("starts");
  }

  /** The process ids of all children that were started, in order. */
  private static List<Long> started(AcceptanceServer server) throws IOException {
    return Files.exists(starts(server))
        ? Files.readAllLines(starts(server)).stream().map(Long::valueOf).toList()
        : List.of();
  }

  /** A child that notes its start and then reads until the end of its standard input. */
  private static String child(AcceptanceServer server, String name) throws IOException {
    return """
    [[providers]]
    name = "%s"
    type = "mcp"
    command = ["sh", "%s", "%s"]
    capabilities_path = "%s"
    """
        .formatted(
            name,
            server.write("child.sh", "echo $$ >> $1; exec cat > /dev/null\n"),
            starts(server),
            server.write(name + ".json", StubEvidence.contract(name)));
  }

  private static void awaitEnd(long processId) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(processId);
    if (process.isPresent()) {
      process.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  private static boolean isAlive(long processId) {
    return ProcessHandle.of(processId).filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void childrenEndWithTheirSettings(AcceptanceServer server) throws Exception {
    server.use(server.standard().providers(child(server, "one") + child(server, "two")));
    Eventually.holds(() -> started(server).size() == 2);

    server.use(server.standard().providers(child(server, "three")));
    Eventually.holds(() -> started(server).size() == 3);

    List<Long> ids = started(server);
    awaitEnd(ids.get(0));
    awaitEnd(ids.get(1));
    assertThat(isAlive(ids.get(2))).isTrue();
  }

  @Test
  void settingsThatCannotBeUsedLeaveNoChildBehind(AcceptanceServer server) throws Exception {
    server.use(server.standard().providers(child(server, "one")));
    Eventually.holds(() -> started(server).size() == 1);

    String broken =
        """
        [[providers]]
        name = "broken"
        type = "mcp"
        command = ["%s/no-such-program"]
        capabilities_path = "%s"
        """
            .formatted(
                server.files(), server.write("broken.json", StubEvidence.contract("broken")));
    server.warm().write(server.standard().providers(child(server, "two") + broken).toml());
    Eventually.holds(
        () ->
            AuditFile.chain(server.database(), 0).stream()
                .anyMatch(record -> record.contains("failed to spawn mcp provider: broken")));
    Eventually.holds(() -> started(server).size() == 2);

    List<Long> ids = started(server);
    awaitEnd(ids.get(1));
    assertThat(isAlive(ids.get(0))).as("the child of the settings in force").isTrue();
  }

  @Test
  void childrenEndWithAServerThatIsKilled(AcceptanceServer server) throws Exception {
    server.use(server.standard().providers(child(server, "one")));
    Eventually.holds(() -> started(server).size() == 1);

    ProcessHandle.of(server.server().serverProcessId().orElseThrow())
        .orElseThrow()
        .destroyForcibly();

    awaitEnd(started(server).getFirst());
    server.warm().restart();
  }
}
