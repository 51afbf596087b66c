package io.decisiongate.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDirectoryTest {
  @TempDir private Path directory;

  @Test
  void withoutADirectoryThereAreNoProperties() {
    SettingsDirectory none = new SettingsDirectory(Optional.empty());
    SettingsDirectory missing = new SettingsDirectory(Optional.of(directory.resolve("missing")));
    assertThat(none.properties()).isEmpty();
    assertThat(missing.properties()).isEmpty();
    assertThat(missing.refresh()).isEmpty();
  }

  @Test
  void laterFilesGoBeforeEarlierOnesAndOthersAreIgnored() throws IOException {
    write("20.properties", "dg.a=20\n");
    write("10.properties", "dg.a=10\ndg.b=gr\u00fcn\n");
    write("30.properties.bak", "dg.a=30\n");

    assertThat(of().properties()).isEqualTo(Map.of("dg.a", "20", "dg.b", "gr\u00fcn"));
  }

  @Test
  void filesThatComeChangeAndGoAreNoticedOnceTheyAreStill() throws IOException {
    SettingsDirectory settings = of();
    Path file = write("a.properties", "dg.a=1\n");
    assertThat(settings.refresh()).isEmpty();
    assertThat(settings.refresh()).contains(Map.of());
    assertThat(settings.properties()).containsEntry("dg.a", "1");

    write("a.properties", "dg.a=22\n");
    assertThat(settings.refresh()).isEmpty();
    assertThat(settings.refresh()).contains(Map.of("dg.a", "1"));

    Files.delete(file);
    assertThat(settings.refresh()).isEmpty();
    assertThat(settings.refresh()).contains(Map.of("dg.a", "22"));
    assertThat(settings.properties()).isEmpty();
  }

  @Test
  void whatCannotBeReadLeavesThePropertiesAndIsReportedOnce() throws IOException {
    write("a.properties", "dg.a=1\n");
    SettingsDirectory settings = of();

    write("b.properties", "dg.b=\\u00zz\n");
    settings.refresh();
    assertThatThrownBy(settings::refresh).isInstanceOf(RuntimeException.class);
    assertThat(settings.refresh()).isEmpty();
    assertThat(settings.properties()).isEqualTo(Map.of("dg.a", "1"));
  }

  @Test
  void earlierPropertiesCanBeTakenBack() throws IOException {
    SettingsDirectory settings = of();
    write("a.properties", "dg.a=1\n");
    settings.refresh();

    settings.restore(settings.refresh().orElseThrow());

    assertThat(settings.properties()).isEmpty();
    assertThat(settings.refresh()).isEmpty();
  }

  private SettingsDirectory of() {
    return new SettingsDirectory(Optional.of(directory));
  }

  private Path write(String name, String properties) throws IOException {
    return Files.writeString(directory.resolve(name), properties);
  }
}
