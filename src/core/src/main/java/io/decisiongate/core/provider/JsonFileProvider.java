package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one JSON or YAML file below a directory, or what a JSONPath selects from it (providers.md
 * section 4). All failures are structured errors; they keep reference and anchor once the file is
 * located.
 */
public final class JsonFileProvider implements EvidenceProvider {
  private static final int MAX_ROOT_ID = 64;
  private static final Pattern ROOT_ID = Pattern.compile("[a-z0-9_-]+");

  private final EvidenceRoot root;
  private final String rootId;
  private final long maxBytes;
  private final DocumentFormat.Reader documents;

  /**
   * Resolves the root once.
   *
   * @param maxBytes size of the longest file that is read
   * @throws ProviderConfigurationException when the root is not a directory or its id is malformed
   */
  public JsonFileProvider(Path root, String rootId, long maxBytes, boolean allowYaml) {
    if (rootId.isEmpty()) {
      throw new ProviderConfigurationException("json provider requires config.root_id");
    }
    if (rootId.length() > MAX_ROOT_ID) {
      throw new ProviderConfigurationException("json provider root_id exceeds 64 characters");
    }
    if (!ROOT_ID.matcher(rootId).matches()) {
      throw new ProviderConfigurationException(
          "json provider root_id must be lowercase ascii, digits, '-' or '_'");
    }
    this.root = new EvidenceRoot(root);
    this.rootId = rootId;
    this.maxBytes = Math.clamp(maxBytes, 0, EvidenceFile.LARGEST);
    this.documents = new DocumentFormat.Reader(allowYaml);
  }

  /** As the constructor, from a configuration in which members may be missing. */
  public static JsonFileProvider configured(
      Optional<String> root, Optional<String> rootId, long maxBytes, boolean allowYaml) {
    String path =
        root.filter(text -> !text.isEmpty())
            .orElseThrow(
                () -> new ProviderConfigurationException("json provider requires config.root"));
    try {
      return new JsonFileProvider(Path.of(path), rootId.orElse(""), maxBytes, allowYaml);
    } catch (InvalidPathException e) {
      throw new ProviderConfigurationException("json provider root does not exist", e);
    }
  }

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    if (!query.checkId().equals("path")) {
      throw new ProviderFailure("unsupported json check");
    }
    try {
      JsonFileParams params = JsonFileParams.of(query);
      return read(root.locate(params.file()), params);
    } catch (StructuredFailure e) {
      return EvidenceResult.failed(e.error());
    }
  }

  private EvidenceResult read(EvidenceRoot.Location location, JsonFileParams params) {
    try {
      byte[] content = EvidenceFile.read(root.directory(), location, maxBytes);
      DocumentFormat format = DocumentFormat.of(location);
      Json document = documents.read(format, content, location);
      Json value = params.jsonPath().map(path -> Extraction.of(path, document)).orElse(document);
      return result(location, Optional.of(value), Optional.of(format), Optional.empty());
    } catch (StructuredFailure e) {
      return result(location, Optional.empty(), Optional.empty(), Optional.of(e.error()));
    }
  }

  private EvidenceResult result(
      EvidenceRoot.Location location,
      Optional<Json> value,
      Optional<DocumentFormat> format,
      Optional<EvidenceError> error) {
    String path = location.relative();
    Json anchor = Json.object().put("path", path).put("root_id", rootId).build();
    return new EvidenceResult(
        value.map(EvidenceValue.OfJson::new),
        Lane.VERIFIED,
        error,
        Optional.empty(),
        Optional.of("dg+file://" + rootId + "/" + path),
        Optional.of(new EvidenceAnchor("file_path_rooted", CanonicalJson.write(anchor))),
        Optional.empty(),
        format.map(DocumentFormat::contentType));
  }
}
