/** Tests of the first start. */
@NullMarked
package io.decisiongate.local;

import org.jspecify.annotations.NullMarked;
