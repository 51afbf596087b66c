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
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.identity.boundary.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One issuer: verifies its JSON Web Tokens by its keys. Signature, type ({@code JWT} or {@code
 * at+jwt} of RFC 9068), audience, {@code exp} and {@code nbf} must be good, and {@code iat} when
 * there is an oldest age.
 */
final class TokenIssuer implements AutoCloseable {
  private final IssuerKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final IssuerSubjects subjects;
  private final String subjectClaim;

  TokenIssuer(IssuerSettings settings, BoundRoles roles, SubjectRegister register) {
    subjects = new IssuerSubjects(settings, roles, register);
    subjectClaim = settings.subjectClaim();
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
            null,
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("aud", "exp", settings.subjectClaim()),
            Set.of());
    claims.setMaxClockSkew((int) Duration.ofMillis(settings.clockSkewMs()).toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
  }

  Principal verify(JWT jwt, String token, Optional<String> resource) {
    JWTClaimsSet claims = verified(jwt);
    return subjects
        .principal(claims, token, Principal.Method.JWT, resource)
        .with(new VerifiedToken(token, claims, subjectClaim));
  }

  private JWTClaimsSet verified(JWT jwt) {
    try {
      return processor.process(jwt, null);
    } catch (BadJOSEException e) {
      throw subjects.refused(String.valueOf(e.getMessage()));
    } catch (KeySourceException e) {
      throw subjects.refused("keys are not available");
    } catch (JOSEException e) {
      throw subjects.refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    keys.close();
  }
}
