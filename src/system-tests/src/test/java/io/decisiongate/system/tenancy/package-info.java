/** Isolation of tenants, checked in the database itself and with the application's own account. */
@NullMarked
package io.decisiongate.system.tenancy;

import org.jspecify.annotations.NullMarked;
