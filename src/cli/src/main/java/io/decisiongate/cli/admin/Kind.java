package io.decisiongate.cli.admin;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What administrators keep, and where the REST API has it. */
enum Kind {
  ORG("orgs"),
  TENANT("tenants"),
  NAMESPACE("namespaces"),
  PRINCIPAL("principals"),
  KEY("keys", Message.ADMIN_KEY_CREATION),
  IP_RANGE("ip-allowlist", Message.ADMIN_IP_RANGE_CREATION);

  private final String collection;
  private final Optional<Message> ownCommands;

  Kind(String collection) {
    this(collection, Optional.empty());
  }

  /**
   * @param ownCommands says by which commands they are made and changed instead
   */
  Kind(String collection, Message ownCommands) {
    this(collection, Optional.of(ownCommands));
  }

  Kind(String collection, Optional<Message> ownCommands) {
    this.collection = collection;
    this.ownCommands = ownCommands;
  }

  /**
   * Refuses to make or change what has commands of its own.
   *
   * @throws MessageFailure naming them
   */
  void requireCommon() {
    ownCommands.ifPresent(
        message -> {
          throw new MessageFailure(message);
        });
  }

  /**
   * What the server calls it in exports and audit records.
   *
   * @throws MessageFailure when it is not a place, which is deleted in two steps
   */
  String requirePlace() {
    return switch (this) {
      case ORG -> "organisation";
      case TENANT -> "tenant";
      case NAMESPACE -> "namespace";
      case PRINCIPAL, KEY, IP_RANGE -> throw new MessageFailure(Message.ADMIN_NO_PLACE, word());
    };
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
