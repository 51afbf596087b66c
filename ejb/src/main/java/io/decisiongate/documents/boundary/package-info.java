/** The documents that clients can search and read, as the settings in force have them. */
@NullMarked
package io.decisiongate.documents.boundary;

import org.jspecify.annotations.NullMarked;
