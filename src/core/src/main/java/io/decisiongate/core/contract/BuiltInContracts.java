package io.decisiongate.core.contract;

import io.decisiongate.core.json.JsonReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The contracts of the providers that the product brings along. */
public final class BuiltInContracts {
  private static final List<ProviderContract> ALL =
      List.of(load("time"), load("env"), load("json"), load("http"));

  private BuiltInContracts() {}

  /** All of them: time, env, json, http. */
  public static List<ProviderContract> all() {
    return ALL;
  }

  /** The one of this provider, if it is a built-in one. */
  public static Optional<ProviderContract> find(String providerId) {
    return ALL.stream().filter(contract -> contract.providerId().equals(providerId)).findFirst();
  }

  private static ProviderContract load(String providerId) {
    String name = providerId + ".json";
    try (InputStream in = BuiltInContracts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return ProviderContract.fromJson(JsonReader.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the built-in contract " + name, e);
    }
  }
}
