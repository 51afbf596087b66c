package io.decisiongate.configuration.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import org.junit.jupiter.api.Test;

class FixedSettingsTest {
  private static final String SERVER =
      "[server]\ntransport = \"http\"\nbind = \"127.0.0.1:8080\"\n";
  private static final String TLS =
      "[server.tls]\ncert_path = \"c.pem\"\nkey_path = \"k.pem\"\nclient_ca_path = \"a.pem\"\n";

  private final DecisionGateConfiguration plain = settings(SERVER);
  private final DecisionGateConfiguration tls = settings(SERVER + TLS);

  @Test
  void nothingIsServedUnencryptedThatWasMeantToBeEncrypted() {
    String served = tls.server().tls().orElseThrow().toString();

    assertThatCode(() -> FixedSettings.requireServed(plain, "")).doesNotThrowAnyException();
    assertThatCode(() -> FixedSettings.requireServed(tls, served)).doesNotThrowAnyException();
    assertNotServed(tls, "");
    assertNotServed(plain, served);
    assertNotServed(settings(SERVER + TLS + "require_client_cert = false\n"), served);
    assertNotServed(settings(SERVER + TLS + "client_crl_path = \"r.pem\"\n"), served);
  }

  @Test
  void otherCertificatesNeedARestart() {
    assertThatThrownBy(() -> FixedSettings.requireSame(plain, tls))
        .hasMessage("server.tls cannot change while the server runs: restart it");
  }

  private static void assertNotServed(DecisionGateConfiguration settings, String served) {
    assertThatThrownBy(() -> FixedSettings.requireServed(settings, served))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("server.tls must stand in decision-gate.toml");
  }

  private static DecisionGateConfiguration settings(String toml) {
    return ConfigurationFile.parse(toml).configuration();
  }
}
