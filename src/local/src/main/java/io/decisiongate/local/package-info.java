/** First start on one machine. */
@NullMarked
package io.decisiongate.local;

import org.jspecify.annotations.NullMarked;
