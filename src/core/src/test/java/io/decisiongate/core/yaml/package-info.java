@NullMarked
package io.decisiongate.core.yaml;

import org.jspecify.annotations.NullMarked;
