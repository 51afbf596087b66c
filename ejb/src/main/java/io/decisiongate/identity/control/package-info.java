/** Look-up of credentials. */
@NullMarked
package io.decisiongate.identity.control;

import org.jspecify.annotations.NullMarked;
