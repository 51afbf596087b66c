package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/** Something that administrators keep, in the form in which they see it. */
public interface Entry {

  /** The form of the REST API. */
  Json.Obj toJson();

  /** One that is changed only by who has seen its newest version. */
  interface Versioned extends Entry {

    /** Rises with each change, from 1. */
    long version();
  }
}
