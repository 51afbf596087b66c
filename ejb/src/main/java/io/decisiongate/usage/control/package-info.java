/** The metering interceptors. */
@NullMarked
package io.decisiongate.usage.control;

import org.jspecify.annotations.NullMarked;
