/** The demo as a newcomer runs it. */
@NullMarked
package io.decisiongate.system.demo;

import org.jspecify.annotations.NullMarked;
