/** Tests of authoring. */
@NullMarked
package io.decisiongate.core.authoring;

import org.jspecify.annotations.NullMarked;
