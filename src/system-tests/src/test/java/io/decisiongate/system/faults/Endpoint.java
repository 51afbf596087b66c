package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The two endpoints at which tools are called, with the form of their answers. */
enum Endpoint {
  RPC("/rpc") {
    @Override
    Outcome success(Json.Obj result) {
      Json.Array content = (Json.Array) result.member("content").orElseThrow();
      Json.Obj first = (Json.Obj) content.items().getFirst();
      return new Outcome.Acknowledged(
          (Json.Obj) first.member("json").orElseThrow(), Optional.empty());
    }
  },

  MCP("/mcp") {
    @Override
    Outcome success(Json.Obj result) {
      Json.Obj structured = (Json.Obj) result.member("structuredContent").orElseThrow();
      if (result.member("isError").filter(Json.of(true)::equals).isPresent()) {
        return refusal(structured.member("error").orElseThrow());
      }
      Json.Obj meta = (Json.Obj) result.member("_meta").orElseThrow();
      return new Outcome.Acknowledged(
          structured, Optional.of(receipt(meta.member("io.decisiongate/receipt").orElseThrow())));
    }
  };

  private final String path;

  Endpoint(String path) {
    this.path = path;
  }

  /** Reads a result, which may say that the tool failed. */
  abstract Outcome success(Json.Obj result);

  /** Sends the call. */
  Outcome send(HttpWire http, LoadCall call) {
    try {
      return read(http.post(path, JsonWriter.bytes(request(call))));
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the caller of " + call + " was left hanging", e);
    } catch (IOException e) {
      return new Outcome.Unanswered(e.toString());
    }
  }

  private Outcome read(Answer answer) {
    Json.Obj body = (Json.Obj) answer.json();
    return body.member("result")
        .map(result -> success((Json.Obj) result))
        .orElseGet(() -> refusal(body.member("error").orElseThrow()));
  }

  private static Outcome refusal(Json error) {
    return new Outcome.Refused(ObjectReader.of(error, "error").string("message"));
  }

  private static Outcome.Receipt receipt(Json json) {
    ObjectReader receipt = ObjectReader.of(json, "receipt");
    return new Outcome.Receipt(
        Long.parseLong(receipt.string("log")),
        receipt.integer("index", 0, Long.MAX_VALUE),
        receipt.string("leaf_hash"));
  }

  private static Json request(LoadCall call) {
    return Json.object()
        .put("jsonrpc", "2.0")
        .put("id", call.requestId())
        .put("method", "tools/call")
        .put(
            "params",
            Json.object().put("name", call.tool()).put("arguments", call.arguments()).build())
        .build();
  }
}
