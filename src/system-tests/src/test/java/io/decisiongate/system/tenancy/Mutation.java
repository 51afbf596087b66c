package io.decisiongate.system.tenancy;

/**
 * One weakness made on purpose in what keeps tenants or organisations apart in the database.
 *
 * @param name one line
 * @param apply the statement that makes it
 * @param undo the statement that takes it back
 */
public record Mutation(String name, String apply, String undo) {}
