@NullMarked
package io.decisiongate.core.jsonpath;

import org.jspecify.annotations.NullMarked;
