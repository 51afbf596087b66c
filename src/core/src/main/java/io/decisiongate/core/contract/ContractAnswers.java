package io.decisiongate.core.contract;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the tools that tell about providers answer (mcp-tools.md section 6). Which provider may be
 * told about, and how long an answer may be, is the caller's to decide.
 */
public final class ContractAnswers {
  private static final String PROVIDER = "provider_id";

  private ContractAnswers() {}

  /** All providers with the names of their checks, both in ascending order. */
  public static Json providers(Capabilities capabilities) {
    return Json.object()
        .put(
            "providers",
            new Json.Array(
                capabilities.contracts().stream().map(ContractAnswers::summary).toList()))
        .build();
  }

  /**
   * The contract of one provider.
   *
   * @throws InvalidParams when it is unknown
   */
  public static Json contract(Capabilities capabilities, String providerId) {
    ProviderContract contract = capabilities.provider(providerId);
    boolean builtIn = BuiltInContracts.find(providerId).isPresent();
    return Json.object()
        .put(PROVIDER, providerId)
        .put("contract", contract.toJson())
        .put("contract_hash", contract.hash().toJson())
        .put("source", builtIn ? "builtin" : "file")
        .put("version", Json.NULL)
        .build();
  }

  /**
   * The contract of one check.
   *
   * @throws InvalidParams when provider or check is unknown
   */
  public static Json check(Capabilities capabilities, String providerId, String checkId) {
    CheckContract check = capabilities.check(providerId, checkId);
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) check.toJson()).members());
    members.remove("description");
    members.put(PROVIDER, Json.of(providerId));
    members.put("contract_hash", capabilities.provider(providerId).hash().toJson());
    return new Json.Obj(members);
  }

  private static Json summary(ProviderContract contract) {
    return Json.object()
        .put(PROVIDER, contract.providerId())
        .put("transport", contract.transport())
        .put(
            "checks",
            Json.texts(contract.checks().stream().map(CheckContract::checkId).sorted().toList()))
        .build();
  }
}
