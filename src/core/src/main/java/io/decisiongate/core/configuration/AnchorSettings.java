package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Section {@code anchors}: which anchors evidence must carry (auth.md section 7). */
public record AnchorSettings(List<Requirement> providers) {

  /**
   * What the evidence of one provider must be anchored to.
   *
   * @param requiredFields trimmed, sorted, without blanks and repetitions
   */
  public record Requirement(String providerId, String anchorType, List<String> requiredFields) {

    public Requirement {
      requiredFields =
          requiredFields.stream()
              .map(String::strip)
              .filter(field -> !field.isEmpty())
              .distinct()
              .sorted()
              .toList();
    }

    static Requirement from(TableReader table) {
      return new Requirement(
          table.text("provider_id", ""),
          table.text("anchor_type", ""),
          table.texts("required_fields"));
    }

    void validate() {
      FieldRules.nonEmpty("anchors.providers.provider_id", providerId);
      FieldRules.trimmed("anchors.providers.provider_id", providerId);
      FieldRules.nonEmpty("anchors.providers.anchor_type", anchorType);
      require(!requiredFields.isEmpty(), "anchors.providers.required_fields must be non-empty");
    }
  }

  public AnchorSettings {
    providers = List.copyOf(providers);
  }

  static AnchorSettings from(TableReader table) {
    return new AnchorSettings(table.sections("providers", Requirement::from));
  }

  void validate() {
    Set<String> seen = new HashSet<>();
    for (Requirement requirement : providers) {
      requirement.validate();
      require(
          seen.add(requirement.providerId()),
          "duplicate anchors.providers.provider_id: " + requirement.providerId());
    }
  }
}
