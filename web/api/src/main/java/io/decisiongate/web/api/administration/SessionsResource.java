package io.decisiongate.web.api.administration;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.sessions.boundary.LogIns;
import io.decisiongate.sessions.boundary.LoginRequest;
import io.decisiongate.sessions.boundary.Refreshing;
import io.decisiongate.sessions.boundary.SessionEntry;
import io.decisiongate.sessions.boundary.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.util.Optional;

/** Log-ins: tokens for keys, for refresh tokens and for other tenants; and their end. */
@Path("/api/v1/auth")
@ApplicationScoped
public class SessionsResource {
  @Inject RestCalls calls;
  @Inject LogIns logIns;
  @Inject Refreshing refreshing;
  @Inject Sessions sessions;

  /** Tokens for an API key or a password. */
  @POST
  @Path("login")
  public void logIn(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          LoginRequest login = LoginRequest.fromJson(RestRequest.json(body));
          return answered(
              "invalid_credentials",
              "the credentials are not good",
              () -> logIns.logIn(origin, login, request.userAgent()).toJson());
        });
  }

  /** Tokens for a refresh token. */
  @POST
  @Path("refresh")
  public void refresh(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          String token =
              ObjectReader.of(RestRequest.json(body), "the request").string("refresh_token");
          return answered(
              "invalid_refresh_token",
              "the refresh token is not good",
              () -> refreshing.refresh(origin, token, request.userAgent()).toJson());
        });
  }

  /** Tokens for another tenant. */
  @POST
  @Path("switch")
  public void switchTo(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) ->
            RestCalls.ok(
                logIns
                    .switchTo(
                        origin,
                        LoginRequest.Place.fromJson(RestRequest.json(body)),
                        request.userAgent())
                    .toJson()));
  }

  /** Ends the session of a refresh token, or the caller's. */
  @POST
  @Path("logout")
  public void logOut(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          Optional<String> token =
              body.length == 0
                  ? Optional.empty()
                  : ObjectReader.of(RestRequest.json(body), "the request")
                      .optionalString("refresh_token");
          sessions.logOut(origin, token);
          return HttpAnswer.empty(204);
        });
  }

  /** Ends all sessions of the caller. */
  @POST
  @Path("logout-all")
  public void logOutEverywhere(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          sessions.logOutEverywhere(origin);
          return HttpAnswer.empty(204);
        });
  }

  /** The caller's sessions. */
  @GET
  @Path("sessions")
  public void list(
      @Context HttpServletRequest asked, InputStream stream, @Suspended AsyncResponse response) {
    calls.handle(asked, stream, response, (request, origin, body) -> RestCalls.ok(entries(origin)));
  }

  /** Ends a session. */
  @DELETE
  @Path("sessions/{sid: [0-9a-f-]{36}}")
  public void end(
      @Context HttpServletRequest asked,
      InputStream stream,
      @PathParam("sid") String sid,
      @Suspended AsyncResponse response) {
    calls.handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          sessions.end(origin, sid);
          return HttpAnswer.empty(204);
        });
  }

  private Json entries(CallOrigin origin) {
    return Json.object()
        .put(
            "items",
            new Json.Array(sessions.list(origin).stream().<Json>map(SessionEntry::toJson).toList()))
        .put("next", Json.NULL)
        .build();
  }

  private interface Tokens {
    Json get();
  }

  /** Every failure looks alike. */
  private static HttpAnswer answered(String error, String detail, Tokens tokens) {
    try {
      return RestCalls.ok(tokens.get());
    } catch (Unauthenticated e) {
      return Problem.problem(401, "Unauthorized", error, detail).answer();
    }
  }
}
