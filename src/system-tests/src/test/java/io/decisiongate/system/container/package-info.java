/**
 * Tests that run inside of the server: interceptors, transactions, the binding of a tenant and the
 * journal, called as the application's own components call them. The application is the one that is
 * shipped, with one more web module for the tests.
 */
@NullMarked
package io.decisiongate.system.container;

import org.jspecify.annotations.NullMarked;
