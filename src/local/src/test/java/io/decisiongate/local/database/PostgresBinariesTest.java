package io.decisiongate.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
    "Linux, riscv64, postgres-linux-riscv64.txz"
  })
  void archiveIsNamedAfterThePlatform(String system, String machine, String archive) {
    assertThat(PostgresBinaries.archive(system, machine)).isEqualTo(archive);
  }

  @Test
  void versionComesFromTheBuild() {
    assertThat(PostgresBinaries.version()).matches("\\d+\\.\\d+\\.\\d+");
  }
}
