/**
 * Certificates, keys and lists of revoked certificates (RFC 5280) in the files that people have
 * them in, and what they say about whoever shows them.
 *
 * <p>A {@link io.decisiongate.core.tls.KeyedCertificate} is what a server or a client shows of
 * itself, {@link io.decisiongate.core.tls.ClientCertificates} decides about what others show, and
 * {@link io.decisiongate.core.tls.CertificateSubject} says who they are. A file that cannot be used
 * is told by an {@link java.lang.IllegalArgumentException} that names it and says what to do.
 */
@NullMarked
package io.decisiongate.core.tls;

import org.jspecify.annotations.NullMarked;
