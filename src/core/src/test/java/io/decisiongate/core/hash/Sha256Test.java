package io.decisiongate.core.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Sha256Test {
  private static final String GOLDEN = "runpacks/golden/golden_visibility_packet/";

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("hash-cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void hashesAsRecorded(Fixtures.Case given) {
    assertThat(hash(given)).isEqualTo(Sha256.fromJson(given.expected()));
  }

  /** Text that is not JSON is hashed as it is: the keys that order conditions. */
  private static Sha256 hash(Fixtures.Case given) {
    Json.Obj input = (Json.Obj) given.input();
    if (input.member("bytes_hex").isPresent()) {
      return Sha256.of(HexFormat.of().parseHex(Fixtures.text(given.in("bytes_hex"))));
    }
    String preImage = Fixtures.text(given.in("canonical_json"));
    if (Fixtures.text(given.in("kind")).equals("condition_order_key")) {
      return Sha256.of(preImage.getBytes(UTF_8));
    }
    Json json = JsonReader.read(preImage);
    assertThat(CanonicalJson.write(json)).isEqualTo(preImage);
    return Sha256.ofCanonical(json);
  }

  /** hashing.md section 5. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "packet content | {\"hello\":\"world\"}"
            + " | 93a23971a914e5eacbf0a8d25154cda309c3c1c72fbb9914d47c60f3cb681588",
        "evidence value | true"
            + " | b5bea41b6c623f7c09f1bf24dcae58ebab3c0cdd90ad966bc43a45b44867e12b",
        "evidence null | null"
            + " | 74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b",
        "empty log file | []"
            + " | 4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
        "tool request | {\"trigger_id\":\"trigger-1\",\"tenant_id\":1,\"namespace_id\":1,"
            + "\"run_id\":\"run-2\",\"kind\":\"external_event\","
            + "\"time\":{\"kind\":\"logical\",\"value\":2},\"source_id\":\"system-tests\","
            + "\"payload\":null,\"correlation_id\":null}"
            + " | 28b56787b07fbd2854b3fc64549e6b4f200056179a2b4ee7bd4cfcb07bdb7cfb",
        "tool response | {\"status\":\"completed\",\"packets\":[],"
            + "\"decision\":{\"correlation_id\":null,"
            + "\"decided_at\":{\"kind\":\"logical\",\"value\":2},\"decision_id\":\"decision-2\","
            + "\"outcome\":{\"kind\":\"complete\",\"stage_id\":\"stage-1\"},\"seq\":2,"
            + "\"stage_id\":\"stage-1\",\"trigger_id\":\"trigger-1\"}}"
            + " | 88d9c2fdf0d910d4fd9a334d0f352cbbb32ea4777d880345c767b82794fd7855",
        "receipt | {\"content_hash\":{\"algorithm\":\"sha256\",\"value\":"
            + "\"9732cceca25884285a95fc20786a52d1dc52578fcec7fc6414ccfe05a77640ec\"},"
            + "\"content_type\":\"application/json\",\"correlation_id\":null,\"expiry\":null,"
            + "\"issued_at\":{\"kind\":\"logical\",\"value\":1},\"packet_id\":\"p1\","
            + "\"run_id\":\"r1\",\"scenario_id\":\"lin\",\"schema_id\":\"sch\","
            + "\"stage_id\":\"s1\",\"visibility\":{\"labels\":[\"public\"],"
            + "\"policy_tags\":[\"pt\"]}}"
            + " | 088a06964630ce1158eda1cb606356977f27eecc3fadbfc3c55b0030a36c850e",
        "status request | {\"run_id\":\"r1\",\"tenant_id\":1,\"namespace_id\":1,"
            + "\"requested_at\":{\"kind\":\"logical\",\"value\":9},\"correlation_id\":null}"
            + " | 635c92daedc664889e4ac192e61db0dd91df9618d990b0aa0b0e43f507da707b",
        "recorded error | {\"code\":\"submission_conflict\",\"message\":"
            + "\"submission_id conflicts with existing record\","
            + "\"details\":{\"kind\":\"message\",\"info\":\"submission_id=s1\"}}"
            + " | f665bde7b6cce3cfb808feb8f03741729916ac25b6e0623103ce4cdb0a3db92b",
      })
  void reproducesTheWorkedVectors(String what, String json, String hash) {
    assertThat(Sha256.ofCanonical(JsonReader.read(json))).as(what).isEqualTo(new Sha256(hash));
  }

  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "0102, a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222",
    "34323a676174652d74696d65, b5dc8f158a44e44f78fb9cfaeda57d52389e39f66642131ef89c9fec3d2153ff",
  })
  void hashesBytesAsTheyAre(String hex, String hash) {
    assertThat(Sha256.of(HexFormat.of().parseHex(hex))).isEqualTo(new Sha256(hash));
  }

  @Test
  void reproducesTheGoldenRunpack() {
    assertThat(Sha256.of(Fixtures.bytes(GOLDEN + "artifacts/scenario_spec.json")))
        .isEqualTo(new Sha256("df1ae4e58356510a0357c9075272ad42da6fc0a8570252b09c10bd04ff0f63c4"));
    assertThat(Sha256.of(Fixtures.bytes(GOLDEN + "manifest.json")))
        .isEqualTo(new Sha256("b775d96a05bc7c8d3e14eda7b6397d91ab991b132887c6b63d228c89fdf1246b"));
    Json integrity = Fixtures.member(Fixtures.json(GOLDEN + "manifest.json"), "integrity");
    Json files = Fixtures.member(integrity, "file_hashes");
    assertThat(Sha256.ofCanonical(files))
        .isEqualTo(new Sha256("3ae18bfe63690d16e27a68ede93b6143f3d86ed1d510936f18891df133c55721"));
    for (Json file : Fixtures.items(files)) {
      assertThat(Sha256.of(Fixtures.bytes(GOLDEN + Fixtures.text(Fixtures.member(file, "path")))))
          .isEqualTo(Sha256.fromJson(Fixtures.member(file, "hash")));
    }
  }

  @Test
  void otherAlgorithmsAreRefusedAndForeignValuesKept() {
    assertThatThrownBy(
            () ->
                Sha256.fromJson(
                    Json.object().put("algorithm", "sha512").put("value", "00").build()))
        .isInstanceOf(InvalidParams.class)
        .hasMessageContaining("unknown variant `sha512`");
    Json foreign = Json.object().put("algorithm", "sha256").put("value", "ABC").build();
    assertThat(Sha256.fromJson(foreign).toJson()).isEqualTo(foreign);
  }
}
