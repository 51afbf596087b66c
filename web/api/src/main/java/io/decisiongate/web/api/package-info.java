/** JAX-RS resources at the root context. */
@NullMarked
package io.decisiongate.web.api;

import org.jspecify.annotations.NullMarked;
