package io.decisiongate.core.docs;

import io.decisiongate.core.json.Json;

/**
 * One Markdown document.
 *
 * @param id its name in search results
 * @param title for people
 * @param uri where {@code resources/read} finds it; starts with {@link #URI_PREFIX}
 * @param description one sentence: what it is good for
 * @param text without white space at its end
 */
public record Document(
    String id, String title, String uri, String description, DocumentRole role, String text) {
  public static final String URI_PREFIX = "decision-gate://docs/";
  public static final String MEDIA_TYPE = "text/markdown";

  public Document {
    text = text.stripTrailing();
  }

  /** Its entry in {@code resources/list}. */
  public Json toListEntry() {
    return Json.object()
        .put("uri", uri)
        .put("name", title)
        .put("description", description)
        .put("mimeType", MEDIA_TYPE)
        .build();
  }

  /** Its contents in {@code resources/read}. */
  public Json toContents() {
    return Json.object().put("uri", uri).put("mimeType", MEDIA_TYPE).put("text", text).build();
  }

  /** How search results name it. */
  Json toReference() {
    return Json.object()
        .put("doc_id", id)
        .put("doc_title", title)
        .put("doc_role", role.wire())
        .build();
  }
}
