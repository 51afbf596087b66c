package io.decisiongate.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalContractTest {
  private static final String CHECK =
      """
      {"check_id":"c","description":"","determinism":"external","params_required":false,
       "params_schema":{},"result_schema":{"type":"string"},
       "allowed_comparators":["equals","equals","exists"],
       "anchor_types":[],"content_types":[],"examples":[],"more":1}
      """;
  private static final String CONTRACT =
      "{\"provider_id\":\"p\",\"name\":\"\",\"description\":\"\",\"transport\":\"mcp\","
          + "\"config_schema\":{},\"checks\":["
          + CHECK
          + "],\"notes\":[],\"more\":1}";

  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("contract.json"), content);
  }

  private static ProviderContract read(Path file) {
    return ProviderContract.ofExternal("p", Optional.of(file.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "contracts/strict_validation_provider.json, strict",
    "contracts/template_provider.json, template",
    "engine/stub-provider-contract.json, stub",
  })
  void readsContractFiles(String file, String providerId) {
    ProviderContract contract =
        ProviderContract.ofExternal(providerId, Optional.of(Fixtures.existing(file).toString()));

    assertThat(contract.toJson()).isEqualTo(Fixtures.json(file));
    assertThat(Capabilities.of(List.of(contract)).provider(providerId)).isEqualTo(contract);
  }

  @Test
  void unknownMembersAreNotPartOfTheContract() throws IOException {
    assertThat(read(file(CONTRACT)).toJson().toString()).doesNotContain("more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"provider_id\":\"p\" | \"provider_id\":\"q\""
            + " | provider capability contract invalid: p: provider id mismatch (expected p,"
            + " got q)",
        "\"mcp\" | \"stdio\""
            + " | provider capability contract invalid: p: external providers must declare"
            + " transport=mcp",
        "\"notes\":[] | \"notes\":5 | provider capability contract parse failed: FILE: ",
        "\"determinism\":\"external\" | \"determinism\":\"never\""
            + " | provider capability contract parse failed: FILE: unknown variant `never`",
        "\"exists\" | \"like\""
            + " | provider capability contract parse failed: FILE: unknown variant `like`",
        "\"notes\":[] | \"notes\":[ | provider capability contract parse failed: FILE: ",
      })
  void refusesFilesOfOtherProvidersAndOfAnotherFormat(
      String replaced, String replacement, String error) throws IOException {
    Path file = file(CONTRACT.replace(replaced, replacement));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidContract.class)
        .hasMessageStartingWith(error.replace("FILE", file.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"params_schema\":{} | \"params_schema\":5"
            + " | schema compilation failed for p.c: 5 is not of types \"boolean\", \"object\"",
        "\"result_schema\":{ | \"result_schema\":{\"minLength\":\"\","
            + " | schema compilation failed for p.c: \"\" is not of type \"integer\"",
        "\"equals\",\"equals\",\"exists\" | "
            + " | provider capability contract invalid: p: check c missing allowed_comparators",
        "\"equals\",\"exists\" | \"exists\",\"equals\""
            + " | provider capability contract invalid: p: check c comparators not in canonical"
            + " order",
      })
  void contractsThatCannotBeUsedAreRefused(String replaced, String replacement, String error)
      throws IOException {
    String with = replacement == null ? "" : replacement;
    ProviderContract contract = read(file(CONTRACT.replace(replaced, with)));

    assertThatThrownBy(() -> Capabilities.of(List.of(contract)))
        .isInstanceOf(InvalidContract.class)
        .hasMessage(error);
  }

  @Test
  void idsMustBeUnique() throws IOException {
    ProviderContract contract = read(file(CONTRACT));
    ProviderContract twice =
        read(file(CONTRACT.replace("\"checks\":[", "\"checks\":[" + CHECK + ",")));

    assertThatThrownBy(() -> Capabilities.of(List.of(contract, contract)))
        .hasMessage("duplicate provider id: p");
    assertThatThrownBy(() -> Capabilities.of(List.of(twice)))
        .hasMessage("provider capability contract invalid: p: duplicate check c");
  }

  @Test
  void sizesHaveALimit() throws IOException {
    Path tooLong = file(CONTRACT + " ".repeat(1_048_577 - CONTRACT.length()));
    assertThatThrownBy(() -> read(tooLong))
        .hasMessage(
            "provider capability contract invalid: p: capability contract exceeds size limit");

    String numbers = "1e20,".repeat(100_000) + "1";
    Path growing =
        file(CONTRACT.replace("\"config_schema\":{}", "\"config_schema\":[" + numbers + "]"));
    ProviderContract contract = read(growing);
    assertThatThrownBy(() -> Capabilities.of(List.of(contract)))
        .hasMessageStartingWith("contract hash failed for p: ");
  }

  @Test
  void filesMustBeThere() {
    Path absent = directory.resolve("absent.json");

    assertThatThrownBy(() -> ProviderContract.ofExternal("p", Optional.empty()))
        .hasMessage("provider capability contract missing for p");
    assertThatThrownBy(() -> read(absent))
        .hasMessageStartingWith("provider capability contract read failed: " + absent + ": ");
  }

  @Test
  void pathsHaveALimit() {
    String longName = "n".repeat(256);
    String longPath = "a/".repeat(2049);

    assertThatThrownBy(() -> ProviderContract.ofExternal("p", Optional.of("/x/" + longName)))
        .hasMessage(
            "provider capability contract path invalid: /x/"
                + longName
                + ": path component too long: "
                + longName);
    assertThatThrownBy(() -> ProviderContract.ofExternal("p", Optional.of(longPath)))
        .hasMessage(
            "provider capability contract path invalid: " + longPath + ": path exceeds max length");
  }
}
