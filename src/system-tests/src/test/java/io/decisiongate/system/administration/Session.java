package io.decisiongate.system.administration;

import static io.decisiongate.system.administration.RestClient.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The tokens that a log-in or a refresh has given.
 *
 * @param access access token
 * @param refresh refresh token
 * @param refreshExpiresIn seconds
 */
record Session(String access, String refresh, long refreshExpiresIn) {

  /** Logs in; {@code more} are further members, each with a comma before it. */
  static Session logIn(HttpWire http, String key, String more) {
    Answer answer = tryToLogIn(http, key, more);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return of(answer);
  }

  static Answer tryToLogIn(HttpWire http, String key, String more) {
    return new RestClient(http, "")
        .post("auth/login", "{\"api_key\":\"%s\"%s}".formatted(key, more));
  }

  static Session of(Answer answer) {
    return new Session(
        member(answer, "access_token"),
        member(answer, "refresh_token"),
        Long.parseLong(member(answer, "refresh_expires_in")));
  }

  /** Shows the refresh token. */
  Answer refresh(HttpWire http) {
    return new RestClient(http, "").post("auth/refresh", body());
  }

  Answer logOut(HttpWire http) {
    return new RestClient(http, "").post("auth/logout", body());
  }

  private String body() {
    return "{\"refresh_token\":\"" + refresh + "\"}";
  }

  /** Calls with the access token. */
  RestClient client(HttpWire http) {
    return new RestClient(http, access);
  }

  /** The status with which it lists the schemas of namespace 1 of a tenant. */
  int schemas(HttpWire http, String tenant) {
    return client(http).listSchemas(tenant, "1");
  }

  /** A claim of the access token. */
  Json claim(String name) {
    return part(1)
        .member(name)
        .orElseThrow(() -> new AssertionError("no claim " + name + " in " + part(1)));
  }

  String sid() {
    return ((Json.Text) claim("sid")).value();
  }

  /** The access token's header. */
  Json.Obj header() {
    return part(0);
  }

  private Json.Obj part(int index) {
    return (Json.Obj)
        JsonReader.read(
            new String(
                Base64.getUrlDecoder().decode(access.split("\\.", -1)[index]),
                StandardCharsets.UTF_8));
  }
}
