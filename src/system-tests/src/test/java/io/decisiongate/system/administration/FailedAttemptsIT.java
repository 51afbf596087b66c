package io.decisiongate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ManagedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever guesses is told to wait, and the owner of a good key at the same address is not. */
class FailedAttemptsIT {
  private static final int MOST = 20;

  @TempDir private static Path directory;

  @Test
  void guessesSlowDownTheirAddressWithoutLockingOutTheOwner()
      throws IOException, InterruptedException, SQLException {
    try (ManagedServer server =
        ManagedServer.start(directory, AdministeredServer::configuration, 0)) {
      RestClient owner = new RestClient(server.http(), server.administratorKey());
      RestClient stranger = new RestClient(server.http(), "dgk_" + "x".repeat(43));
      RestClient nobody = new RestClient(server.http(), "");
      for (int i = 0; i < MOST; i++) {
        assertThat(stranger.get("auth/me").status()).isEqualTo(401);
      }
      Answer waits = stranger.get("auth/me");
      assertThat(waits.status()).isEqualTo(429);
      assertThat(Long.parseLong(waits.header("retry-after").orElseThrow())).isBetween(1L, 900L);
      assertThat(stranger.tool("providers_list", "{}").status()).isEqualTo(429);
      assertThat(owner.get("auth/me").status()).isEqualTo(200);
      assertThat(nobody.get("auth/me").status()).isEqualTo(401);
    }
  }
}
