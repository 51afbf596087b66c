package io.decisiongate.core.provider;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.yaml.YamlReader;
import io.decisiongate.core.yaml.YamlSyntaxException;
import java.util.Locale;

/** How an evidence file is written, which its extension tells (providers.md section 4.3). */
enum DocumentFormat {
  JSON("application/json"),
  YAML("application/yaml");

  private final String contentType;

  DocumentFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  static DocumentFormat of(EvidenceRoot.Location location) {
    String name = location.names().getLast().toString();
    int dot = name.lastIndexOf('.');
    // A name that only starts with a dot has no extension.
    String extension = dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    return extension.equals("yaml") || extension.equals("yml") ? YAML : JSON;
  }

  /** Parses files, as far as they are allowed (step 10). */
  record Reader(boolean allowYaml) {
    Json read(DocumentFormat format, byte[] content, EvidenceRoot.Location location) {
      return switch (format) {
        case JSON -> json(content, location);
        case YAML -> yaml(content, location);
      };
    }

    private static Json json(byte[] content, EvidenceRoot.Location location) {
      try {
        return JsonReader.read(content);
      } catch (JsonSyntaxException e) {
        throw new StructuredFailure("invalid_json", "invalid json", location.details(), e);
      }
    }

    private Json yaml(byte[] content, EvidenceRoot.Location location) {
      if (!allowYaml) {
        throw new StructuredFailure(
            "yaml_disabled", "yaml parsing is disabled", location.details());
      }
      try {
        return YamlReader.read(content);
      } catch (YamlSyntaxException e) {
        throw new StructuredFailure("invalid_yaml", "invalid yaml", location.details(), e);
      }
    }
  }
}
