/** Checks exports of organisations, tenants and namespaces offline. */
@NullMarked
package io.decisiongate.core.export;

import org.jspecify.annotations.NullMarked;
