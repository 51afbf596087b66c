package io.decisiongate.core.runpack;

import io.decisiongate.core.evidence.AnchorRule;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The anchors that evidence had to carry when the pack was exported.
 *
 * @param rules by provider id, in the order of the configuration
 */
public record AnchorPolicy(SequencedMap<String, AnchorRule> rules) {
  public AnchorPolicy {
    rules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rules));
  }

  static AnchorPolicy fromJson(Json json) {
    SequencedMap<String, AnchorRule> rules = new LinkedHashMap<>();
    ObjectReader.of(json, "anchor policy")
        .list("providers", AnchorPolicy::provider)
        .forEach(provider -> rules.putIfAbsent(provider.getKey(), provider.getValue()));
    return new AnchorPolicy(rules);
  }

  private static Map.Entry<String, AnchorRule> provider(Json json) {
    ObjectReader members = ObjectReader.of(json, "anchor provider");
    ObjectReader rule = ObjectReader.of(members.value("requirement"), "anchor requirement");
    return Map.entry(
        members.string("provider_id"),
        new AnchorRule(rule.string("anchor_type"), rule.strings("required_fields")));
  }

  Json toJson() {
    List<Json> providers = new ArrayList<>(rules.size());
    rules.forEach(
        (provider, rule) ->
            providers.add(
                Json.object()
                    .put("provider_id", provider)
                    .put(
                        "requirement",
                        Json.object()
                            .put("anchor_type", rule.anchorType())
                            .put("required_fields", Json.texts(rule.requiredFields()))
                            .build())
                    .build()));
    return Json.object().put("providers", new Json.Array(providers)).build();
  }
}
