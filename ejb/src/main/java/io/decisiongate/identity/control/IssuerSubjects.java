package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the subjects of an issuer's tokens are here, once a token is known to be good. */
final class IssuerSubjects {
  private static final int MAX_SUBJECT_BYTES = 512;
  private static final int CREDENTIAL_DIGITS = 16;

  private final IssuerSettings settings;
  private final GroupRights rights;
  private final BoundRoles roles;
  private final SubjectRegister register;

  IssuerSubjects(IssuerSettings settings, BoundRoles roles, SubjectRegister register) {
    this.settings = settings;
    this.roles = roles;
    this.register = register;
    rights = GroupRights.of(settings.groupsClaim(), settings.grants(), roles);
  }

  /**
   * The principal of a good token.
   *
   * @param claims what the token says, or what its issuer says about it
   * @param resource URL of the endpoint for one tenant at which it is shown; tokens for it are good
   *     there besides those for the issuer's audiences
   * @throws Unauthenticated when the token is for somebody else, is older than allowed, names no
   *     usable subject, or one that is to be let in no more
   */
  Principal principal(
      JWTClaimsSet claims, String token, Principal.Method method, Optional<String> resource) {
    requireAudience(claims, resource);
    requireYoung(claims);
    String id = settings.name() + ":" + subject(claims);
    BoundRoles.Held held =
        settings
            .organisation()
            .map(organisation -> rights.of(claims).and(registered(organisation, id)))
            .orElseGet(() -> rights.of(claims));
    Sha256 hash = Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    return new Principal(
        id,
        settings.organisation(),
        method,
        Credential.of(method.label() + ":" + hash.value().substring(0, CREDENTIAL_DIGITS)),
        held.scopes(),
        held.roles(),
        Optional.empty(),
        new Rights(held.bindings(), limit(claims)));
  }

  private BoundRoles.Held registered(long organisation, String id) {
    return switch (register.standing(organisation, id)) {
      case SubjectRegister.Standing.Refused ignored ->
          throw refused("subject or organisation that is to be let in no more");
      case SubjectRegister.Standing.Accepted accepted -> roles.held(accepted.grants());
    };
  }

  private void requireAudience(JWTClaimsSet claims, Optional<String> resource) {
    List<String> audience = claims.getAudience();
    if (audience.stream()
        .noneMatch(
            one -> settings.audiences().contains(one) || resource.equals(Optional.of(one)))) {
      throw refused("aud claim rejected: " + audience);
    }
  }

  private Optional<Set<Capability>> limit(JWTClaimsSet claims) {
    try {
      return TokenScopes.limit(claims, settings.requireScopes());
    } catch (ParseException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private void requireYoung(JWTClaimsSet claims) {
    if (settings.tokenAgeMs().isEmpty()) {
      return;
    }
    Date issued = claims.getIssueTime();
    long oldest = System.currentTimeMillis() - settings.tokenAgeMs().get() - settings.clockSkewMs();
    if (issued == null || issued.getTime() < oldest) {
      throw refused("older than allowed");
    }
  }

  private String subject(JWTClaimsSet claims) {
    if (claims.getClaim(settings.subjectClaim()) instanceof String subject
        && !subject.isBlank()
        && subject.length() <= MAX_SUBJECT_BYTES
        && subject.codePoints().noneMatch(Character::isISOControl)) {
      return subject;
    }
    throw refused("no usable subject in claim " + settings.subjectClaim());
  }

  Unauthenticated refused(String why) {
    return new Unauthenticated("token of issuer " + settings.name() + ": " + why);
  }
}
