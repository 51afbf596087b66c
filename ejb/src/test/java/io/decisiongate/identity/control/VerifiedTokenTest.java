package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** MicroProfile JWT 2.1, chapter 4: what the methods of a token give for the claims it has. */
class VerifiedTokenTest {
  private static final String RAW = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl";
  private static final JsonWebToken OF_THE_SPECIFICATION =
      token(
          """
          {"iss": "https://server.example.com", "aud": "s6BhdRkqt3", "jti": "a-123",
           "exp": 1311281970, "iat": 1311280970, "sub": "24400320",
           "upn": "jdoe@server.example.com", "groups": ["red-group", "green-group"],
           "roles": ["auditor"], "auth_time": 1311280969, "preferred_username": "jdoe",
           "acr": "phr", "nbf": 1311280960}
          """);

  @Test
  void itsMethodsGiveTheClaimsOfTheSpecification() {
    JsonWebToken token = OF_THE_SPECIFICATION;

    assertThat(token.getName()).isEqualTo("jdoe@server.example.com");
    assertThat(token.getIssuer()).isEqualTo("https://server.example.com");
    assertThat(token.getAudience()).isEqualTo(Set.of("s6BhdRkqt3"));
    assertThat(token.getSubject()).isEqualTo("24400320");
    assertThat(token.getTokenID()).isEqualTo("a-123");
    assertThat(token.getExpirationTime()).isEqualTo(1311281970);
    assertThat(token.getIssuedAtTime()).isEqualTo(1311280970);
    assertThat(token.getGroups()).isEqualTo(Set.of("red-group", "green-group"));
    assertThat(token.getRawToken()).isEqualTo(RAW);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"upn":"u","preferred_username":"p","sub":"s"} | u
          {"preferred_username":"p","sub":"s"}           | p
          {"sub":"s"}                                    | s
          {"upn":"","preferred_username":" ","sub":"s"}  | s
          {"upn":7,"preferred_username":["p"],"sub":"s"} | s
          {"upn":null,"sub":"s"}                         | s
          {"email":"e"}                                  | e
          {"sub":"s","email":"e"}                        | s
          """)
  void itsNameIsTheFirstTextOfTheseClaims(String claims, String name) {
    assertThat(token(claims).getName()).isEqualTo(name);
  }

  /** A value of the claim's JSON, and what is given for it: its class and its text. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iss            | "https://issuer" | String     | https://issuer
          sub            | "7"              | String     | 7
          jti            | "j"              | String     | j
          upn            | "u"              | String     | u
          azp            | "client"         | String     | client
          full_name      | "Ann Lee"        | String     | Ann Lee
          exp            | 1311281970       | Long       | 1311281970
          exp            | 1311281970.9     | Long       | 1311281970
          iat            | 0                | Long       | 0
          nbf            | -1               | Long       | -1
          auth_time      | 1311280969       | Long       | 1311280969
          auth_time      | 1311280969.5     | Long       | 1311280969
          updated_at     | 1.3e9            | Long       | 1300000000
          email_verified | true             | Boolean    | true
          aud            | "one"            | Set        | [one]
          aud            | ["one"]          | Set        | [one]
          groups         | ["one"]          | Set        | [one]
          groups         | "one"            | Set        | [one]
          groups         | [7, "one"]       | Set        | [one]
          groups         | []               | Set        | []
          address        | {"country":"AD"} | JsonObject | {"country":"AD"}
          jwk            | {"kty":"RSA"}    | JsonObject | {"kty":"RSA"}
          department     | "law"            | JsonString | "law"
          level          | 7                | JsonNumber | 7
          ratio          | 0.5              | JsonNumber | 0.5
          partner        | false            | JsonValue  | false
          roles          | ["a", "b"]       | JsonArray  | ["a","b"]
          realm_access   | {"roles":["a"]}  | JsonObject | {"roles":["a"]}
          odd            | [1,{"x":null}]   | JsonArray  | [1,{"x":null}]
          amr            | ["pwd"]          | JsonArray  | ["pwd"]
          at_hash        | "77Qm"           | JsonString | "77Qm"
          cnf            | {"kid":"k"}      | JsonObject | {"kid":"k"}
          email_verified | "true"           | JsonString | "true"
          groups         | {"a":1}          | JsonObject | {"a":1}
          UNKNOWN        | "text"           | JsonString | "text"
          """)
  void aClaimIsGivenInTheTypeOfTheSpecification(
      String claim, String json, String type, String text) {
    JsonWebToken token = token("{\"" + claim + "\":" + json + "}");

    Object value = token.getClaim(claim);
    assertThat(value).isInstanceOf(typeNamed(type)).hasToString(text);
    assertThat(token.<Object>claim(claim)).contains(value);
    assertThat(token.containsClaim(claim)).isTrue();
    assertThat(token.getClaimNames()).containsExactly(claim);
  }

  private static Class<?> typeNamed(String name) {
    for (String enclosing : List.of("java.lang.", "java.util.", "jakarta.json.")) {
      try {
        return Class.forName(enclosing + name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new AssertionError("no type " + name);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "raw_token")
  void aClaimThatIsNotThereIsNull(Claims claim) {
    JsonWebToken token = token("{\"custom\":null,\"" + claim.name() + "\":null}");

    assertThat(token.<Object>getClaim(claim)).isNull();
    assertThat(token.<Object>claim(claim)).isEmpty();
    assertThat(token.containsClaim("custom")).isFalse();
    assertThat(token.getClaimNames()).isEmpty();
    assertThat(token("{}").<Object>getClaim(claim)).isNull();
  }

  @Test
  void withoutGroupsThereAreNoneAndWithoutATimeOfIssueItIsOlderThanAnything() {
    assertThat(token("{}").getGroups()).isEmpty();
    assertThat(token("{\"groups\":{\"a\":1}}").getGroups()).isEmpty();
    assertThat(token("{}").getIssuedAtTime()).isZero();
  }

  /** Whoever lists the claims, for a log perhaps, does not meet what lets others call. */
  @Test
  void theTokenItselfIsGivenOnlyToWhoeverAsksForIt() {
    JsonWebToken token = token("{\"iss\":\"https://issuer\",\"raw_token\":\"forged\"}");

    assertThat(token.getRawToken()).isEqualTo(RAW);
    assertThat(token.<String>getClaim("raw_token")).isEqualTo(RAW);
    assertThat(token.<String>getClaim(Claims.raw_token)).isEqualTo(RAW);
    assertThat(token.containsClaim("raw_token")).isTrue();
    assertThat(OF_THE_SPECIFICATION.getClaimNames()).doesNotContain("raw_token");
    assertThat(token).hasToString("JsonWebToken[iss=https://issuer]");
  }

  @Test
  void nobodyCanChangeIt() {
    JsonWebToken token =
        token("{\"groups\":[\"a\"],\"aud\":[\"b\"],\"roles\":[\"c\"],\"address\":{\"x\":[1]}}");
    JsonObject address = token.getClaim(Claims.address);

    for (Set<String> set : List.of(token.getGroups(), token.getAudience(), token.getClaimNames())) {
      assertThatThrownBy(() -> set.add("more")).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThatThrownBy(() -> address.put("more", JsonValue.TRUE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> address.getJsonArray("x").add(JsonValue.TRUE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> token.<List<JsonValue>>getClaim("roles").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void itIsWhoeverHasTheSameToken() {
    assertThat(token("{\"sub\":\"a\"}"))
        .isEqualTo(token("{\"sub\":\"a\"}"))
        .hasSameHashCodeAs(token("{\"sub\":\"a\"}"))
        .isNotEqualTo(new VerifiedToken("other", parsed("{\"sub\":\"a\"}"), "sub"))
        .isNotEqualTo("a");
  }

  private static JsonWebToken token(String claims) {
    return new VerifiedToken(RAW, parsed(claims), "email");
  }

  private static JWTClaimsSet parsed(String claims) {
    try {
      return JWTClaimsSet.parse(claims);
    } catch (ParseException e) {
      throw new AssertionError(claims, e);
    }
  }
}
