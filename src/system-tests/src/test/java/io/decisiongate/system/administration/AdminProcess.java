package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code dg admin}, run as a process.
 *
 * @param out standard output and standard error
 */
record AdminProcess(int status, String out) {

  /** Runs a command against the client's server, with its key. */
  static AdminProcess run(RestClient client, String... arguments)
      throws IOException, InterruptedException {
    Path root = Project.root();
    List<String> command = new ArrayList<>(List.of(root.resolve("dg").toString(), "admin"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--server", "http://127.0.0.1:" + client.http().port()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DG_API_KEY", client.key());
    Process process = builder.start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new AdminProcess(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The same for a command that must succeed. */
  static AdminProcess done(RestClient client, String... arguments)
      throws IOException, InterruptedException {
    AdminProcess process = run(client, arguments);
    assertThat(process.status()).as(process.out()).isZero();
    return process;
  }

  /** A member of the JSON that was printed. */
  String member(String name) {
    return out.replaceAll("(?s).*\"" + name + "\":\"?([^\",}]+).*", "$1");
  }
}
