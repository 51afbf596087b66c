package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.decisiongate.system.Project;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds and runs the provider templates of the documentation, without the network. */
enum TemplateProcess {
  PYTHON("python3", "python-provider/provider.py"),
  GO("go", "go-provider"),
  TYPESCRIPT("node", "typescript-provider/provider.mjs");

  private final String program;
  private final Path source;

  TemplateProcess(String program, String source) {
    this.program = program;
    this.source = Project.root().resolve("docs/examples").resolve(source);
  }

  /**
   * The command that runs the template. Without the language's program on this machine the test is
   * skipped and says so.
   *
   * @param workspace where a program is built, if the language has to be
   */
  List<String> command(Path workspace) throws IOException, InterruptedException {
    assumeTrue(isInstalled(), program + " is not on this machine");
    return this == GO ? List.of(built(workspace)) : List.of(program, source.toString());
  }

  /** The command as an array of TOML. */
  String toml(Path workspace) throws IOException, InterruptedException {
    return command(workspace).stream()
        .map(part -> '"' + part + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** What it writes to its standard output, until it ends, when it gets one message. */
  String answer(Path workspace, int length, String message)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(workspace))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(
          ("Content-Length: " + length + "\r\n\r\n" + message).getBytes(StandardCharsets.UTF_8));
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }

  private boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private String built(Path workspace) throws IOException, InterruptedException {
    Path binary = workspace.resolve("provider");
    if (!Files.exists(binary)) {
      ProcessBuilder build =
          new ProcessBuilder(program, "build", "-o", binary.toString(), ".")
              .directory(source.toFile())
              .redirectErrorStream(true);
      // Neither modules nor another version of the language are fetched.
      build
          .environment()
          .putAll(
              Map.of(
                  "GOPROXY", "off",
                  "GOTOOLCHAIN", "local",
                  "GOWORK", "off",
                  "GOCACHE", workspace.resolve("cache").toString(),
                  "GOPATH", workspace.resolve("path").toString()));
      Process go = build.start();
      go.getOutputStream().close();
      String output = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(go.waitFor()).as(output).isZero();
    }
    return binary.toString();
  }
}
