@NullMarked
package io.decisiongate.local.server;

import org.jspecify.annotations.NullMarked;
