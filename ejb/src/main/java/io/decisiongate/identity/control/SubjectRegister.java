package io.decisiongate.identity.control;

/** What administrators say of the subjects of an issuer that belongs to their organisation. */
@FunctionalInterface
public interface SubjectRegister {

  /**
   * What is said of a subject.
   *
   * @param id as principals are known here, for example {@code corp:SUBJECT}
   * @throws io.decisiongate.core.error.StorageUnavailable when the database cannot be asked
   */
  Standing standing(long organisation, String id);

  /** What is said. */
  sealed interface Standing {
    /** It, or its organisation, is to be let in no more, or there is no such organisation. */
    record Refused() implements Standing {}

    /**
     * Nothing against it.
     *
     * @param grants its roles, for example {@code 1:*:editor 2:7:viewer}; empty when it has none
     */
    record Accepted(String grants) implements Standing {}
  }
}
