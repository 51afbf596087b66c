/** Where a call acts: tenant and namespace. */
@NullMarked
package io.decisiongate.core.scope;

import org.jspecify.annotations.NullMarked;
