/**
 * HTTP as bytes: requests go out exactly as given, also those that no client library would send.
 */
@NullMarked
package io.decisiongate.system.http;

import org.jspecify.annotations.NullMarked;
