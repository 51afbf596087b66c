package io.decisiongate.cli.contract;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.CheckContract;
import io.decisiongate.core.contract.ProviderContract;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.contract.ToolContract;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the contract consists of. */
enum ContractPart {
  TOOLS {
    @Override
    Json json() {
      return ToolContracts.published();
    }

    @Override
    String text(Console console) {
      return console.lineOf(Message.TOOL_LIST)
          + ToolContracts.all().stream().map(ContractPart::line).collect(Collectors.joining());
    }
  },
  PROVIDERS {
    @Override
    Json json() {
      return new Json.Array(BuiltInContracts.all().stream().map(ProviderContract::toJson).toList());
    }

    @Override
    String text(Console console) {
      return console.lineOf(Message.PROVIDER_LIST)
          + BuiltInContracts.all().stream()
              .map(each -> line(each, console))
              .collect(Collectors.joining());
    }
  },
  SCHEMAS {
    @Override
    Json json() {
      return PublishedSchemas.all();
    }

    @Override
    String text(Console console) {
      return console.lineOf(Message.SCHEMA_LIST)
          + PublishedSchemas.all().members().keySet().stream()
              .map(name -> "- " + name + "\n")
              .collect(Collectors.joining());
    }
  };

  abstract Json json();

  /** A list for people; the whole is for programs. */
  abstract String text(Console console);

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String line(ToolContract tool) {
    return "- " + tool.name() + ": " + tool.title() + "\n";
  }

  private static String line(ProviderContract provider, Console console) {
    return console.lineOf(
        Message.PROVIDER_LIST_ENTRY,
        provider.providerId(),
        provider.transport(),
        provider.checks().stream()
            .map(CheckContract::checkId)
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  static final class Converter implements ITypeConverter<ContractPart> {
    @Override
    public ContractPart convert(String value) {
      for (ContractPart part : values()) {
        if (part.word().equals(value)) {
          return part;
        }
      }
      throw new TypeConversionException(
          "expected tools, providers or schemas but was '" + value + "'");
    }
  }
}
