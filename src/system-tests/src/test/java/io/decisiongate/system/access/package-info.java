/** Who may call, and where: keys, tenants and namespaces under managed tenancy. */
@NullMarked
package io.decisiongate.system.access;

import org.jspecify.annotations.NullMarked;
