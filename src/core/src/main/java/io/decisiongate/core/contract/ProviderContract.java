package io.decisiongate.core.contract;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;
import java.util.Optional;

/**
 * What a provider promises.
 *
 * @param transport {@code builtin} or {@code mcp}
 * @param configSchema of its configuration, for readers
 */
public record ProviderContract(
    String providerId,
    String name,
    String description,
    String transport,
    Json configSchema,
    List<CheckContract> checks,
    List<String> notes) {
  public ProviderContract {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a contract; all members are required, unknown ones are ignored.
   *
   * @throws io.decisiongate.core.error.InvalidParams at the first problem
   */
  public static ProviderContract fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "provider contract");
    return new ProviderContract(
        members.string("provider_id"),
        members.string("name"),
        members.string("description"),
        members.string("transport"),
        members.value("config_schema"),
        members.list("checks", CheckContract::fromJson),
        members.strings("notes"));
  }

  /**
   * Reads the contract file of an external provider. What concerns schemas, comparators and other
   * providers is checked by {@link Capabilities#of}.
   *
   * @param providerId the name in the configuration; the file must carry the same
   * @param path of the file, as configured
   * @throws InvalidContract when the file is missing, unreadable or not this provider's contract
   */
  public static ProviderContract ofExternal(String providerId, Optional<String> path) {
    return ExternalContract.read(providerId, path);
  }

  /** The check of this name, if the provider has one. */
  public Optional<CheckContract> check(String checkId) {
    return checks.stream().filter(check -> check.checkId().equals(checkId)).findFirst();
  }

  /** The contract hash (hashing.md section 3, row 14). */
  public Sha256 hash() {
    return Sha256.ofCanonical(toJson());
  }

  public Json toJson() {
    return Json.object()
        .put("provider_id", providerId)
        .put("name", name)
        .put("description", description)
        .put("transport", transport)
        .put("config_schema", configSchema)
        .put("checks", new Json.Array(checks.stream().map(CheckContract::toJson).toList()))
        .put("notes", Json.texts(notes))
        .build();
  }
}
