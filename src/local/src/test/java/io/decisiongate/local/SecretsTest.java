package io.decisiongate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder;

  @Test
  void secretIsMadeOnceAndKept() {
    Secrets secrets = new Secrets(DataDirectory.open(folder));
    String secret = secrets.readOrCreate("a");
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(secrets.readOrCreate("a")).isEqualTo(secret);
    assertThat(secrets.readOrCreate("b")).isNotEqualTo(secret);
  }

  @Test
  void onlyTheOwnerReadsSecrets() throws IOException {
    new Secrets(DataDirectory.open(folder)).write("a", "x");
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/a")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }
}
