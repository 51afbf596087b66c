package io.decisiongate.audit.boundary;

import io.decisiongate.identity.boundary.Principal;

/**
 * What an administrator did.
 *
 * @param organisation the administrator's own
 * @param action for example {@code api_key_created}
 * @param target what it was done to, for example {@code tenant:7}
 * @param detail what is worth knowing of it, never a secret
 */
public record AdministrationFacts(
    Principal principal, long organisation, String action, String target, String detail) {}
