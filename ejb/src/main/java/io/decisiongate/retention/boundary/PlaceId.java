package io.decisiongate.retention.boundary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An organisation, a tenant or a namespace, by its numbers. */
public sealed interface PlaceId {

  /** What it is: {@code organisation}, {@code tenant} or {@code namespace}. */
  String kind();

  /** As audit records and the database name it, for example {@code namespace:7/2}. */
  String text();

  /** A customer of the deployment. */
  record Organisation(long id) implements PlaceId {
    @Override
    public String kind() {
      return "organisation";
    }

    @Override
    public String text() {
      return "organisation:" + id;
    }
  }

  /** A tenant of an organisation. */
  record Tenant(long id) implements PlaceId {
    @Override
    public String kind() {
      return "tenant";
    }

    @Override
    public String text() {
      return "tenant:" + id;
    }
  }

  /** A namespace of a tenant. */
  record Namespace(long tenant, long id) implements PlaceId {
    @Override
    public String kind() {
      return "namespace";
    }

    @Override
    public String text() {
      return "namespace:" + tenant + "/" + id;
    }
  }

  /**
   * Reads the form of {@link #text}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static PlaceId parse(String text) {
    Matcher parts = Pattern.compile("(\\w+):(\\d+)(?:/(\\d+))?").matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no place: " + text);
    }
    long first = Long.parseLong(parts.group(2));
    return switch (parts.group(1)) {
      case "organisation" -> new Organisation(first);
      case "tenant" -> new Tenant(first);
      case "namespace" -> new Namespace(first, Long.parseLong(parts.group(3)));
      default -> throw new IllegalArgumentException("no place: " + text);
    };
  }
}
