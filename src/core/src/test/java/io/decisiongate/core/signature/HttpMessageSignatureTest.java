package io.decisiongate.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpMessageSignatureTest {
  /** The private key test-key-ed25519 of RFC 9421 appendix B.1.4. */
  private static final Ed25519SigningKey KEY =
      Ed25519SigningKey.ofSeed(
          Base64.getUrlDecoder().decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"));

  /** RFC 9421 appendix B.2.6. */
  @Test
  void signsTheExampleOfTheStandard() {
    Map<String, String> components = new LinkedHashMap<>();
    components.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
    components.put("@method", "POST");
    components.put("@path", "/foo");
    components.put("@authority", "example.com");
    components.put("content-type", "application/json");
    components.put("content-length", "18");

    HttpMessageSignature signature =
        HttpMessageSignature.of(
            "sig-b26",
            components,
            new HttpMessageSignature.Parameters(1618884473, "test-key-ed25519", Optional.empty()),
            KEY);

    assertThat(signature.input())
        .isEqualTo(
            "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
    assertThat(signature.signature())
        .isEqualTo(
            "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
  }

  @Test
  void statesTheAlgorithmWhenAsked() {
    assertThat(
            HttpMessageSignature.of(
                    "dg",
                    Map.of("@method", "POST"),
                    new HttpMessageSignature.Parameters(1, "k", Optional.of("ed25519")),
                    KEY)
                .input())
        .isEqualTo("dg=(\"@method\");created=1;keyid=\"k\";alg=\"ed25519\"");
  }

  /** RFC 9530 appendix B.1. */
  @Test
  void digestsTheExampleOfTheStandard() {
    assertThat(ContentDigest.of("{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
  }
}
