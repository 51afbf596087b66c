package io.decisiongate.sessions.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.sessions.control.SessionStore;

/**
 * What a log-in or a refresh gives (sessions-rbac.md section 2).
 *
 * @param expiresIn seconds for which the access token is good
 * @param refreshExpiresIn seconds for which the refresh token is good
 */
public record TokenPair(
    String accessToken,
    String refreshToken,
    long expiresIn,
    long refreshExpiresIn,
    SessionStore.Live session) {

  public Json.Obj toJson() {
    return Json.object()
        .put("access_token", Json.of(accessToken))
        .put("token_type", Json.of("Bearer"))
        .put("expires_in", expiresIn)
        .put("refresh_token", Json.of(refreshToken))
        .put("refresh_expires_in", refreshExpiresIn)
        .put(
            "user",
            Json.object()
                .put("user_id", Json.of(session.principal()))
                .put("org_id", session.organisation())
                .putIfPresent("tenant_id", session.tenant().map(Json::of))
                .put("roles", Json.texts(session.roles()))
                .build())
        .build();
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "TokenPair[sid=" + session.sid() + "]";
  }
}
