package io.decisiongate.mcp;

import io.decisiongate.core.json.Json;

/**
 * Where the audit record of a call lies, so that its caller can demand an inclusion proof later
 * (design.md section 4).
 *
 * @param log name of the audit log
 * @param index position of the record in the log, from 0
 * @param leafHash hash of the record as a leaf of the log's tree
 */
public record Receipt(String log, long index, String leafHash) {

  public Json.Obj toJson() {
    return Json.object().put("log", log).put("index", index).put("leaf_hash", leafHash).build();
  }
}
