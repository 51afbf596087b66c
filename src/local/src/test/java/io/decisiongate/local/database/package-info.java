/** Tests of the database on one machine. */
@NullMarked
package io.decisiongate.local.database;

import org.jspecify.annotations.NullMarked;
