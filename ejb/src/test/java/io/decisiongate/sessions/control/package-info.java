@NullMarked
package io.decisiongate.sessions.control;

import org.jspecify.annotations.NullMarked;
