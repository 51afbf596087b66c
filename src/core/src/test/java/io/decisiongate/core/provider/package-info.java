@NullMarked
package io.decisiongate.core.provider;

import org.jspecify.annotations.NullMarked;
