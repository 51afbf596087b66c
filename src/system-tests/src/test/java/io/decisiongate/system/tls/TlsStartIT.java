package io.decisiongate.system.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.server.RefusedStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be served are told before anything is started. */
class TlsStartIT {
  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws Exception {
    TestAuthority authority = TestAuthority.create("CN=authority");
    authority.server("CN=gate").write(directory, "server");
    TestAuthority.write(directory.resolve("clients.pem"), authority.certificate());
    TestAuthority.write(
        directory.resolve("revoked.pem"),
        authority.revoking(Instant.now().plus(Duration.ofHours(1))));
  }

  @Test
  void aMissingKeyIsNamed() throws Exception {
    Files.delete(directory.resolve("server.key"));

    assertRefused("server.tls: " + directory.resolve("server.key") + " does not exist.");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    TestAuthority.write(
        directory.resolve("server.key"), TestAuthority.create("CN=a").server("CN=gate").key());

    assertRefused(
        "server.tls: the private key in %1$s/server.key is not that of the first certificate in"
            + " %1$s/server.pem.");
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Instant end = Instant.now().minus(Duration.ofDays(1));
    TestAuthority.create("CN=a")
        .issue("CN=gate", end.minus(Duration.ofDays(1)), end)
        .write(directory, "server");

    assertRefused("server.tls.cert_path: the certificate has expired at ");
  }

  @Test
  void filesAboutClientsThatHoldSomethingElseAreRefused() throws Exception {
    Files.copy(directory.resolve("clients.pem"), directory.resolve("saved.pem"));
    Files.writeString(directory.resolve("clients.pem"), "nothing");
    assertRefused("server.tls.client_ca_path: there is no certificate in %1$s/clients.pem.");

    Files.delete(directory.resolve("clients.pem"));
    Files.move(directory.resolve("saved.pem"), directory.resolve("clients.pem"));
    Files.writeString(directory.resolve("revoked.pem"), "nothing");
    assertRefused(
        "server.tls.client_crl_path: there is no list of revoked certificates in"
            + " %1$s/revoked.pem.");
  }

  private void assertRefused(String why) throws Exception {
    RefusedStart refused =
        RefusedStart.of(
            directory,
            """
            [server]
            transport = "http"
            bind = "127.0.0.1:%d"
            [server.tls]
            cert_path = "%2$s/server.pem"
            key_path = "%2$s/server.key"
            client_ca_path = "%2$s/clients.pem"
            client_crl_path = "%2$s/revoked.pem"
            """
                .formatted(io.decisiongate.system.server.ServerUnderTest.freePort(), directory));

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains(why.formatted(directory));
    assertThat(directory.resolve("data/database")).doesNotExist();
  }
}
