package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A realm of a Keycloak: an issuer whose clients get tokens, and whose keys the test changes by the
 * administration's REST API.
 */
record KeycloakRealm(Keycloak keycloak, String name) {
  private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";

  /** Imports {@code NAME.json} beside this class. */
  static KeycloakRealm imported(Keycloak keycloak, String name) throws IOException {
    KeycloakRealm realm = new KeycloakRealm(keycloak, name);
    try (InputStream in =
        Objects.requireNonNull(KeycloakRealm.class.getResourceAsStream(name + ".json"))) {
      realm.administer("POST", "/admin/realms", Optional.of(in.readAllBytes()));
    }
    return realm;
  }

  /** The claim {@code iss} of its tokens. */
  String issuer() {
    return keycloak.url() + "/realms/" + name;
  }

  /** A new token of a client's own account. */
  String token(String client) throws IOException {
    return keycloak.token(name, client, client + "-secret");
  }

  /** Makes a token useless before its time (RFC 7009). */
  void revoke(String client, String token) throws IOException {
    Answer answer =
        keycloak.post(
            "/realms/" + name + "/protocol/openid-connect/revoke",
            Map.of("client_id", client, "client_secret", client + "-secret", "token", token));
    if (answer.status() != 200) {
      throw new AssertionError("not revoked: " + answer);
    }
  }

  /** The provider of a key; keys are changed by their providers. */
  String providerOf(String keyId) throws IOException {
    return keys().list("keys", key -> ObjectReader.of(key, "key")).stream()
        .filter(key -> key.string("kid").equals(keyId))
        .map(key -> key.string("providerId"))
        .findFirst()
        .orElseThrow();
  }

  private ObjectReader keys() throws IOException {
    return ObjectReader.of(get("/keys"), "keys");
  }

  /**
   * Adds a key, which signs from now on instead of others for its algorithm.
   *
   * @param kind of its provider, for example {@code rsa-generated}
   * @param settings of that kind
   * @return the key's id
   */
  String addKey(String kind, String algorithm, Map<String, String> settings) throws IOException {
    Map<String, Json> config = new LinkedHashMap<>();
    config.put("priority", one(Long.toString(highestPriority() + 1)));
    config.put("algorithm", one(algorithm));
    settings.forEach((setting, value) -> config.put(setting, one(value)));
    administer(
        "POST",
        path("/components"),
        Optional.of(
            JsonWriter.bytes(
                Json.object()
                    .put("name", kind)
                    .put("providerId", kind)
                    .put("providerType", KEY_PROVIDER)
                    .put("config", new Json.Obj(config))
                    .build())));
    return ObjectReader.of(keys().value("active"), "active keys").string(algorithm);
  }

  private long highestPriority() throws IOException {
    return keys().list("keys", key -> ObjectReader.of(key, "key")).stream()
        .mapToLong(key -> key.integer("providerPriority", 0, Long.MAX_VALUE))
        .max()
        .orElse(0);
  }

  /** From now on the key signs nothing; what it has signed stays good. */
  void makePassive(String provider) throws IOException {
    Json.Obj component = (Json.Obj) get("/components/" + provider);
    Json.Obj config = (Json.Obj) component.member("config").orElseThrow();
    administer(
        "PUT",
        path("/components/" + provider),
        Optional.of(
            JsonWriter.bytes(
                with(component, "config", with(config, "active", one(Boolean.toString(false)))))));
  }

  void removeKey(String provider) throws IOException {
    administer("DELETE", path("/components/" + provider), Optional.empty());
  }

  /** The algorithm with which tokens are signed from now on. */
  void signBy(String algorithm) throws IOException {
    administer(
        "PUT",
        path(""),
        Optional.of(
            JsonWriter.bytes(Json.object().put("defaultSignatureAlgorithm", algorithm).build())));
  }

  private Json get(String below) throws IOException {
    return JsonReader.read(administer("GET", path(below), Optional.empty()).text());
  }

  private String path(String below) {
    return "/admin/realms/" + name + below;
  }

  private Answer administer(String method, String path, Optional<byte[]> body) throws IOException {
    Answer answer =
        keycloak
            .http()
            .send(
                method,
                path,
                Map.of(
                    "authorization",
                    "Bearer " + keycloak.administrator(),
                    "content-type",
                    "application/json"),
                body);
    if (answer.status() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
    return answer;
  }

  private static Json one(String value) {
    return Json.texts(List.of(value));
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }
}
