package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.Administration;
import io.decisiongate.administration.boundary.AdministrativeCall;
import io.decisiongate.administration.boundary.Entry;
import io.decisiongate.administration.boundary.Page;
import io.decisiongate.administration.boundary.PlaceDeletions;
import io.decisiongate.administration.boundary.PurgeRequest;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.retention.boundary.PlaceExports;
import io.decisiongate.retention.boundary.PlaceId;
import io.decisiongate.web.api.Admission;
import io.decisiongate.web.api.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The way of each request of the REST API: admitted as every other one, carried out by {@link
 * Administration}, answered as JSON or as a problem.
 */
@ApplicationScoped
public class RestCalls {
  @Inject Admission admission;
  @Inject Administration administration;
  @Inject PlaceDeletions deletions;

  /** What a resource does with a request; may block. */
  interface Action {
    HttpAnswer apply(RestRequest request, CallOrigin origin, byte[] body);
  }

  /** A page of a list. */
  void page(
      HttpServletRequest asked,
      InputStream body,
      AsyncResponse response,
      BiFunction<AdministrativeCall, RestRequest, ? extends Page<? extends Entry>> read) {
    handle(
        asked,
        body,
        response,
        (request, origin, unused) ->
            ok(
                pageJson(
                    administration.call(
                        origin, request.action(), call -> read.apply(call, request)))));
  }

  /** One resource, with its version as ETag when it has one. */
  void get(
      HttpServletRequest asked,
      InputStream body,
      AsyncResponse response,
      Function<AdministrativeCall, ? extends Entry> read) {
    handle(
        asked,
        body,
        response,
        (request, origin, unused) ->
            entry(administration.call(origin, request.action(), read::apply)));
  }

  /** Something new. */
  void create(
      HttpServletRequest asked,
      InputStream stream,
      AsyncResponse response,
      BiFunction<AdministrativeCall, Json, Administration.Created> make) {
    handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          Json json = RestRequest.json(body);
          Administration.Created created =
              administration.create(
                  origin, request.action(), request.creation(body), call -> make.apply(call, json));
          return created(created);
        });
  }

  /** A question that needs a body. */
  void ask(
      HttpServletRequest asked,
      InputStream stream,
      AsyncResponse response,
      BiFunction<AdministrativeCall, Json, ? extends Entry> answer) {
    handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          Json json = RestRequest.json(body);
          return entry(
              administration.call(origin, request.action(), call -> answer.apply(call, json)));
        });
  }

  /** A change of one version of a resource. */
  void change(HttpServletRequest asked, InputStream stream, AsyncResponse response, Change change) {
    handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          long expected = request.expectedVersion();
          Json json = RestRequest.json(body);
          return entry(
              administration.call(
                  origin, request.action(), call -> change.apply(call, expected, json)));
        });
  }

  /** How a resource is changed. */
  interface Change {
    Entry.Versioned apply(AdministrativeCall call, long expected, Json body);
  }

  /** The wish that a version of a place is deleted. */
  void delete(
      HttpServletRequest asked,
      InputStream body,
      AsyncResponse response,
      BiFunction<AdministrativeCall, Long, Entry.Versioned> ask) {
    handle(
        asked,
        body,
        response,
        (request, origin, unused) -> {
          long expected = request.expectedVersion();
          return entry(
              administration.call(origin, request.action(), call -> ask.apply(call, expected)));
        });
  }

  /** What is kept of a place which is being deleted, as an archive. */
  void export(
      HttpServletRequest asked,
      InputStream body,
      AsyncResponse response,
      Function<AdministrativeCall, PlaceId> allowed) {
    handle(
        asked,
        body,
        response,
        (request, origin, unused) -> {
          if (request.method().equals("HEAD")) {
            throw new InvalidParams("an export is made to be sent; ask for it by GET");
          }
          PlaceExports.Archive archive = deletions.export(origin, request.action(), allowed);
          return HttpAnswer.stream(200, "application/zip", archive.content(), archive.bytes())
              .with("content-disposition", "attachment");
        });
  }

  /** That the data of a place is to be erased; answered before it is. */
  void purge(
      HttpServletRequest asked,
      InputStream stream,
      AsyncResponse response,
      BiFunction<AdministrativeCall, PurgeRequest, Entry.Versioned> purge) {
    handle(
        asked,
        stream,
        response,
        (request, origin, body) -> {
          PurgeRequest wanted = PurgeRequest.fromJson(RestRequest.json(body));
          Entry.Versioned purging =
              deletions.purge(origin, request.action(), call -> purge.apply(call, wanted));
          return HttpAnswer.json(202, JsonWriter.bytes(purging.toJson()));
        });
  }

  /** Anything else that is answered without a body. */
  void remove(
      HttpServletRequest asked,
      InputStream body,
      AsyncResponse response,
      Function<AdministrativeCall, HttpAnswer> action) {
    handle(
        asked,
        body,
        response,
        (request, origin, unused) -> administration.call(origin, request.action(), action));
  }

  /** What is no call of an administrator. */
  void handle(HttpServletRequest asked, InputStream body, AsyncResponse response, Action action) {
    RestRequest request = RestRequest.of(asked);
    admission.admit(
        asked,
        body,
        response,
        error -> uncached(Problem.of(error).answer()),
        exchange -> uncached(answer(request, exchange, action)));
  }

  private static HttpAnswer answer(RestRequest request, Exchange exchange, Action action) {
    CallOrigin origin = exchange.origin(CallMethod.OTHER, Optional.empty());
    try {
      return action.apply(request, origin, exchange.body());
    } catch (VersionRequired e) {
      return Problem.versionRequired(e).answer();
    } catch (DecisionGateException e) {
      return Problem.of(e).answer();
    }
  }

  private static HttpAnswer created(Administration.Created created) {
    Json.ObjectBuilder answer = Json.object();
    created.answer().members().forEach(answer::put);
    answer.putIfPresent("secret", created.secret().map(Json::of));
    HttpAnswer http = HttpAnswer.json(201, JsonWriter.bytes(answer.build()));
    return created.repeated() ? http.with("idempotent-replayed", "true") : http;
  }

  private static Json pageJson(Page<? extends Entry> page) {
    return Json.object()
        .put("items", new Json.Array(page.items().stream().<Json>map(Entry::toJson).toList()))
        .put("next", page.next().map(RestRequest::encoded).<Json>map(Json::of).orElse(Json.NULL))
        .build();
  }

  static HttpAnswer ok(Json body) {
    return HttpAnswer.json(200, JsonWriter.bytes(body));
  }

  private static HttpAnswer entry(Entry entry) {
    HttpAnswer answer = ok(entry.toJson());
    return entry instanceof Entry.Versioned versioned
        ? answer.with("etag", "\"" + versioned.version() + "\"")
        : answer;
  }

  private static HttpAnswer uncached(HttpAnswer answer) {
    return answer.with("cache-control", "no-store");
  }
}
