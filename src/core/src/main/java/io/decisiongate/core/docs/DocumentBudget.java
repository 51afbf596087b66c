package io.decisiongate.core.docs;

import io.decisiongate.core.configuration.DocsSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the limits of section {@code docs} still leave room for. */
final class DocumentBudget {
  private final DocsSettings limits;
  private long documents;
  private long bytes;

  DocumentBudget(DocsSettings limits) {
    this.limits = limits;
  }

  /** Bytes of the largest document that is allowed. */
  long largest() {
    return limits.maxDocBytes();
  }

  /** Takes the room of the product's own documents, which must fit whole. */
  void takeDefaults(List<Document> own) {
    for (Document document : own) {
      long size = size(document);
      require(size <= limits.maxDocBytes(), "docs.max_doc_bytes");
      documents++;
      bytes += size;
    }
    require(documents <= limits.maxDocs(), "docs.max_docs");
    require(bytes <= limits.maxTotalBytes(), "docs.max_total_bytes");
  }

  /** Why no further document has room, whatever its size; empty when one has. */
  Optional<String> full() {
    return documents < limits.maxDocs()
        ? Optional.empty()
        : Optional.of("docs.max_docs = " + limits.maxDocs() + " is reached");
  }

  /** Takes the room of one more document; else says which limit has none left. */
  Optional<String> take(long size) {
    if (size > limits.maxDocBytes()) {
      return Optional.of("it is larger than docs.max_doc_bytes = " + limits.maxDocBytes());
    }
    Optional<String> full = full();
    if (full.isPresent()) {
      return full;
    }
    if (bytes + size > limits.maxTotalBytes()) {
      return Optional.of("docs.max_total_bytes = " + limits.maxTotalBytes() + " is reached");
    }
    documents++;
    bytes += size;
    return Optional.empty();
  }

  private static long size(Document document) {
    return document.text().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean fits, String key) {
    if (!fits) {
      throw new InvalidDocuments(key + " too small for default corpus");
    }
  }
}
