/**
 * What administrators keep: organisations, tenants, namespaces, principals with their roles, API
 * keys. {@link io.decisiongate.administration.boundary.Administration} carries out a call: who
 * calls, may they, what changes; one durable commit with the audit record, and only then the
 * answer.
 */
@NullMarked
package io.decisiongate.administration.boundary;

import org.jspecify.annotations.NullMarked;
