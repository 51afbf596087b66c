/** Rows of organisations, tenants and namespaces. */
@NullMarked
package io.decisiongate.tenancy.entity;

import org.jspecify.annotations.NullMarked;
