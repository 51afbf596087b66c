package io.decisiongate.system.identity;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a JSON Web Token says, whoever signed it. */
record TokenText(Json.Obj header, Json.Obj claims) {

  static TokenText read(String token) {
    String[] parts = token.split("\\.", -1);
    return new TokenText(decoded(parts[0]), decoded(parts[1]));
  }

  private static Json.Obj decoded(String part) {
    return (Json.Obj) JsonReader.read(Base64.getUrlDecoder().decode(part));
  }

  String keyId() {
    return header.member("kid").map(id -> ((Json.Text) id).value()).orElse("");
  }

  /** The claims with one of them changed or added. */
  Json.Obj with(String claim, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(claims.members());
    members.put(claim, value);
    return new Json.Obj(members);
  }
}
