package io.decisiongate.system.client;

import io.decisiongate.core.json.Json;

/** Where the two published SDKs differ. */
public enum SdkFlavour {
  /** One connection for each call, no Accept header, any error but null is one. */
  PYTHON("decision-gate-python-sdk/0.1.0"),
  /** Pooled connections, Accept of the run-time, a false or empty error is none. */
  TYPESCRIPT("decision-gate-typescript-sdk/0.1.0");

  private final String userAgent;

  SdkFlavour(String userAgent) {
    this.userAgent = userAgent;
  }

  String userAgent() {
    return userAgent;
  }

  boolean isError(Json error) {
    return switch (this) {
      case PYTHON -> !(error instanceof Json.Null);
      case TYPESCRIPT ->
          switch (error) {
            case Json.Null ignored -> false;
            case Json.Bool flag -> flag.value();
            case Json.Int number -> number.value().signum() != 0;
            case Json.Float number -> number.value() != 0;
            case Json.Text text -> !text.value().isEmpty();
            case Json.Array ignored -> true;
            case Json.Obj ignored -> true;
          };
    };
  }
}
