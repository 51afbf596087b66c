package io.decisiongate.core.json;

import java.util.LinkedHashMap;

/** The members of an object under construction; given to exactly one {@link Json.Obj}, uncopied. */
final class OwnMembers extends LinkedHashMap<String, Json> {
  private static final long serialVersionUID = 1L;
}
