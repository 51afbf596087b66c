package io.decisiongate.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  private static final String KEY = "dg.server.max_body_bytes";

  @TempDir private Path directory;

  @Test
  void withoutAFileThereAreNoKeys() {
    SettingsFile file = new SettingsFile(Optional.empty());
    assertThat(file.properties()).isEmpty();
    assertThat(file.refresh()).isEmpty();
  }

  @Test
  void aChangedFileIsReadWhenItHasLookedTheSameTwice() throws IOException {
    SettingsFile file = new SettingsFile(Optional.of(write(1)));
    assertThat(file.refresh()).isEmpty();

    write(22);
    assertThat(file.refresh()).as("seen once, it may be half written").isEmpty();
    assertThat(file.properties()).containsEntry(KEY, "1");
    write(333);
    assertThat(file.refresh()).as("it was").isEmpty();
    assertThat(file.refresh().orElseThrow()).containsEntry(KEY, "1");
    assertThat(file.properties()).containsEntry(KEY, "333");
    assertThat(file.refresh()).isEmpty();
  }

  @Test
  void whatCannotBeReadLeavesTheKeysAndIsReportedOnce() throws IOException {
    Path path = write(1);
    SettingsFile file = new SettingsFile(Optional.of(path));

    Files.writeString(path, "[server\n");
    file.refresh();
    assertThatThrownBy(file::refresh).isInstanceOf(ConfigurationException.class);
    assertThat(file.refresh()).isEmpty();
    assertThat(file.properties()).containsEntry(KEY, "1");

    Files.delete(path);
    file.refresh();
    assertThatThrownBy(file::refresh).isInstanceOf(ConfigurationException.class);
    assertThat(file.properties()).containsEntry(KEY, "1");
  }

  @Test
  void earlierKeysCanBeTakenBack() throws IOException {
    SettingsFile file = new SettingsFile(Optional.of(write(1)));
    write(22);
    file.refresh();
    Map<String, String> before = file.refresh().orElseThrow();

    file.restore(before);

    assertThat(file.properties()).containsEntry(KEY, "1");
    assertThat(file.refresh()).as("the refused content is not tried again").isEmpty();
  }

  private Path write(int bytes) throws IOException {
    return Files.writeString(
        directory.resolve("decision-gate.toml"), "[server]\nmax_body_bytes = " + bytes + "\n");
  }
}
