package io.decisiongate.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in logs is found, wherever it was written. */
class ServerLogsTest {
  @TempDir private Path directory;
  private Path logs = Path.of("");

  @BeforeEach
  void emptyLogs() throws IOException {
    logs = Files.createDirectories(directory.resolve("data/liberty/logs"));
    Files.createDirectory(logs.resolve("ffdc"));
    for (Path log :
        List.of(
            directory.resolve("server.log"),
            directory.resolve("data/postgres.log"),
            logs.resolve("messages.log"))) {
      Files.createFile(log);
    }
  }

  @Test
  void secretsAreFoundInEveryLog() throws IOException {
    List<Path> all =
        List.of(
            directory.resolve("server.log"),
            directory.resolve("data/postgres.log"),
            logs.resolve("messages.log"),
            logs.resolve("console.log"),
            logs.resolve("ffdc/ffdc_1.log"));
    for (Path log : all) {
      Files.writeString(log, "line\nsome SECRET text\n");
    }
    assertThat(new ServerLogs(directory).containing(List.of("SECRET"))).hasSameSizeAs(all);
  }

  @Test
  void errorsAreToldFromOtherLines() throws IOException {
    Files.writeString(
        logs.resolve("messages.log"),
        "[11/24/26, 23:10:17:630 UTC] 00000029 a.b.C       E FAILED\n"
            + "java.lang.Exception: why\n\tat a.b.C.run\n"
            + "[11/24/26, 23:10:17:631 UTC] 00000029 a.b.C       W warned\n\tat a.b.C E\n");
    assertThat(new ServerLogs(directory).errors())
        .singleElement(STRING)
        .contains("FAILED\njava.lang.Exception: why\n\tat a.b.C.run")
        .doesNotContain("warned");
  }

  @Test
  void onlyIncidentsOfUnreadableHttpAreLeftOut() throws IOException {
    Path folder = logs.resolve("ffdc");
    Files.writeString(folder.resolve("ffdc_1.log"), "Source = a.b.C.run\nprobeid = 1\n");
    Files.writeString(
        folder.resolve("ffdc_2.log"),
        "Source = com.ibm.wsspi.http.channel.values.HttpHeaderKeys.validateHeaderName(String)\n");
    assertThat(new ServerLogs(directory).incidents()).containsExactly("Source = a.b.C.run");
  }
}
