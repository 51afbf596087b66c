package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

/** The key {@code profile}: a set of demands on all other settings. */
public enum Profile {
  /** Refuses what is unsafe where the work is real. */
  PRODUCTION;

  void validate(DecisionGateConfiguration configuration) {
    switch (this) {
      case PRODUCTION -> {
        require(
            configuration.server().auth().mode() != AuthSettings.Mode.LOCAL_ONLY,
            "server.auth.mode=local_only not allowed when profile=production");
        require(
            configuration.tenancy().mode() != TenancySettings.Mode.OPEN,
            "tenancy.mode=open not allowed when profile=production");
        require(
            !configuration.isDevPermissive(), "dev.permissive not allowed when profile=production");
        require(
            configuration
                .dispatch()
                .callback()
                .filter(DispatchCallbackSettings::isPlainHttp)
                .isEmpty(),
            "dispatch.callback.url with http:// not allowed when profile=production");
        require(
            configuration.identity().issuers().stream().noneMatch(IssuerSettings::isPlainHttp),
            "identity issuers with http:// not allowed when profile=production");
      }
    }
  }
}
