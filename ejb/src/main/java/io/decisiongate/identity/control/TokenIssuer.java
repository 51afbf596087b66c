package io.decisiongate.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Principal;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One issuer: verifies its tokens and says what their subjects are here. Signature, type ({@code
 * JWT} or {@code at+jwt} of RFC 9068), audience, {@code exp} and {@code nbf} must be good, and
 * {@code iat} when there is an oldest age.
 */
final class TokenIssuer implements AutoCloseable {
  private static final int MAX_SUBJECT_BYTES = 512;
  private static final int CREDENTIAL_DIGITS = 16;

  private final IssuerSettings settings;
  private final IssuerKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final GroupRights rights;

  TokenIssuer(IssuerSettings settings, BoundRoles roles) {
    this.settings = settings;
    rights = GroupRights.of(settings.groupsClaim(), settings.grants(), roles);
    keys = new IssuerKeys(settings);
    Set<JWSAlgorithm> algorithms =
        settings.algorithms().stream()
            .map(JWSAlgorithm::parse)
            .collect(Collectors.toUnmodifiableSet());
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys.source()));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            new HashSet<>(settings.audiences()),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", settings.subjectClaim()),
            Set.of());
    claims.setMaxClockSkew((int) Duration.ofMillis(settings.clockSkewMs()).toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
  }

  Principal verify(JWT jwt, String token) {
    JWTClaimsSet claims = verified(jwt);
    requireYoung(claims);
    List<GroupRights.Granted> held = rights.of(claims);
    String id = settings.name() + ":" + subject(claims);
    Sha256 hash = Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
    return new Principal(
        id,
        Principal.Method.JWT,
        "jwt:" + hash.value().substring(0, CREDENTIAL_DIGITS),
        held.stream().map(GroupRights.Granted::scope).collect(Collectors.toUnmodifiableSet()),
        held.stream().flatMap(granted -> granted.role().roles().stream()).toList(),
        Optional.empty(),
        new Rights(held.stream().map(granted -> granted.role().binding()).toList(), limit(claims)));
  }

  private JWTClaimsSet verified(JWT jwt) {
    try {
      return processor.process(jwt, null);
    } catch (BadJOSEException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (KeySourceException e) {
      throw refused("keys are not available");
    } catch (JOSEException e) {
      throw refused(String.valueOf(e.getMessage()));
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

  private Unauthenticated refused(String why) {
    return new Unauthenticated("token of issuer " + settings.name() + ": " + why);
  }

  @Override
  public void close() {
    keys.close();
  }
}
