/**
 * From which addresses an organisation lets itself be called. {@link
 * io.decisiongate.allowlist.boundary.IpAllowlists} is asked for each call as soon as it is known
 * who calls.
 */
@NullMarked
package io.decisiongate.allowlist.boundary;

import org.jspecify.annotations.NullMarked;
