package io.decisiongate.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  @TempDir private Path folder;

  @Test
  void leftOverIsFoundAndEnded() throws InterruptedException {
    ProcessRecord record = new ProcessRecord(folder.resolve("child.pid"));
    ChildProcess child =
        ChildProcess.start(List.of("tail", "-f", "/dev/null"), folder.resolve("log"));
    record.write(child.handle());
    assertThat(record.running()).contains(child.handle());
    record.endLeftOver(Duration.ofSeconds(10));
    assertThat(child.isAlive()).isFalse();
    assertThat(record.running()).isEmpty();
  }

  @Test
  void anotherProcessWithTheSameIdIsNotTouched() throws IOException, InterruptedException {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().orElseThrow().toEpochMilli();
    Path file = folder.resolve("child.pid");
    Files.writeString(file, self.pid() + " " + (start - 60_000) + "\n");
    ProcessRecord record = new ProcessRecord(file);
    assertThat(record.running()).isEmpty();
    record.endLeftOver(Duration.ofSeconds(1));
    assertThat(self.isAlive()).isTrue();
  }

  @Test
  void unreadableRecordNamesNobody() throws IOException {
    Path file = folder.resolve("child.pid");
    Files.writeString(file, "rubbish");
    assertThat(new ProcessRecord(file).running()).isEmpty();
  }
}
