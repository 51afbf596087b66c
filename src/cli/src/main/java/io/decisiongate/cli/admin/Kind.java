package io.decisiongate.cli.admin;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What administrators keep, and where the REST API has it. */
enum Kind {
  ORG("orgs"),
  TENANT("tenants"),
  NAMESPACE("namespaces"),
  PRINCIPAL("principals"),
  KEY("keys"),
  IP_RANGE("ip-allowlist");

  private final String collection;

  Kind(String collection) {
    this.collection = collection;
  }

  String collection() {
    return collection;
  }

  /** What people call one of them. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The path of one of them.
   *
   * @param id a namespace's is {@code TENANT/NAMESPACE}
   * @throws MessageFailure when it is not written so
   */
  String path(String id) {
    if (this != NAMESPACE) {
      return collection + "/" + RestApi.encoded(id);
    }
    String[] parts = id.split("/", -1);
    if (parts.length != 2) {
      throw new MessageFailure(Message.ADMIN_NAMESPACE_ID, id);
    }
    return "tenants/%s/namespaces/%s"
        .formatted(RestApi.encoded(parts[0]), RestApi.encoded(parts[1]));
  }

  /** Reads {@code org} as well as {@code orgs}. */
  static final class Converter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String word) {
      return Arrays.stream(values())
          .filter(kind -> word.equals(kind.word()) || word.equals(kind.word() + "s"))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected org, tenant, namespace, principal, key or ip-range but was '"
                          + word
                          + "'"));
    }
  }
}
