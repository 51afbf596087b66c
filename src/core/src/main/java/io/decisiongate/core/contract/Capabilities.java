package io.decisiongate.core.contract;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the providers of a deployment can do. Errors are those of mcp-tools.md section 2.1: {@code
 * <code>: <text>}.
 */
public final class Capabilities {
  private final Map<String, Provider> providers;

  private Capabilities(Map<String, Provider> providers) {
    this.providers = providers;
  }

  /**
   * Takes over the contracts and compiles their schemas.
   *
   * @throws InvalidContract when two have the same provider id, when a check occurs twice, when a
   *     schema does not compile, when comparators are missing or not in canonical order, and when
   *     the canonical form of a contract is too long
   */
  public static Capabilities of(List<ProviderContract> contracts) {
    Map<String, Provider> providers = new TreeMap<>();
    for (ProviderContract contract : contracts) {
      if (providers.containsKey(contract.providerId())) {
        throw new InvalidContract("duplicate provider id: " + contract.providerId());
      }
      providers.put(contract.providerId(), Provider.of(contract));
    }
    return new Capabilities(providers);
  }

  /** All contracts, by ascending provider id. */
  public List<ProviderContract> contracts() {
    return providers.values().stream().map(Provider::contract).toList();
  }

  /**
   * The contract of a provider.
   *
   * @throws InvalidParams {@code provider_missing}
   */
  public ProviderContract provider(String providerId) {
    return find(providerId).contract();
  }

  /**
   * The contract of a check.
   *
   * @throws InvalidParams {@code provider_missing}, {@code check_missing}
   */
  public CheckContract check(String providerId, String checkId) {
    return find(providerId).check(checkId).contract();
  }

  /**
   * Checks provider, check and parameters of a query, in this order.
   *
   * @throws InvalidParams at the first problem
   */
  public void checkQuery(EvidenceQuery query) {
    checked(query);
  }

  /**
   * Checks a condition: its query, the expected value, then whether the comparator is allowed.
   *
   * @param conditionId of the condition; the messages name provider and check instead
   * @param expected JSON null counts as missing
   * @throws InvalidParams at the first problem
   */
  public void checkCondition(
      String conditionId, EvidenceQuery query, Comparator comparator, Optional<Json> expected) {
    CompiledCheck check = checked(query);
    check.checkExpected(comparator, expected.filter(json -> !(json instanceof Json.Null)));
    check.checkComparator(comparator);
  }

  /**
   * What is wrong with an answer by the contract, if anything is: its value against the result
   * schema, the type of its anchor, its content type. An answer with an error is not looked at.
   *
   * @throws InvalidParams when no contract has the check
   */
  public Optional<String> violation(EvidenceQuery query, EvidenceResult answer) {
    return answer.error().isPresent()
        ? Optional.empty()
        : find(query.providerId()).check(query.checkId()).violation(answer);
  }

  private CompiledCheck checked(EvidenceQuery query) {
    CompiledCheck check = find(query.providerId()).check(query.checkId());
    check.checkParams(query.params());
    return check;
  }

  private Provider find(String providerId) {
    return Optional.ofNullable(providers.get(providerId))
        .orElseThrow(
            () -> new InvalidParams("provider_missing: provider not registered: " + providerId));
  }

  /** One contract and its checks by id. */
  private record Provider(ProviderContract contract, Map<String, CompiledCheck> checks) {

    static Provider of(ProviderContract contract) {
      String id = contract.providerId();
      Map<String, CompiledCheck> checks = new LinkedHashMap<>();
      for (CheckContract check : contract.checks()) {
        if (checks.put(check.checkId(), CompiledCheck.of(id, check)) != null) {
          throw ExternalContract.invalid(id, "duplicate check " + check.checkId());
        }
      }
      int bytes = CanonicalJson.bytes(contract.toJson()).length;
      if (bytes > ExternalContract.MAX_BYTES) {
        throw new InvalidContract(
            "contract hash failed for "
                + id
                + ": canonical form exceeds size limit ("
                + bytes
                + " > "
                + ExternalContract.MAX_BYTES
                + ")");
      }
      return new Provider(contract, checks);
    }

    CompiledCheck check(String checkId) {
      return Optional.ofNullable(checks.get(checkId))
          .orElseThrow(
              () ->
                  new InvalidParams(
                      "check_missing: check not supported: "
                          + contract.providerId()
                          + "."
                          + checkId));
    }
  }
}
