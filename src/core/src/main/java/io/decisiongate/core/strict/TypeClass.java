package io.decisiongate.core.strict;

import io.decisiongate.core.comparator.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** What kind of value a schema describes, and which comparators suit it (auth.md section 8.2). */
enum TypeClass {
  DYNAMIC(Set.of(Group.values()), Set.of()),
  BOOLEAN(Set.of(Group.EQUALITY, Group.SET), Set.of()),
  INTEGER(Set.of(Group.EQUALITY, Group.ORDER, Group.SET), Set.of()),
  NUMBER(Set.of(Group.EQUALITY, Group.ORDER, Group.SET), Set.of()),
  STRING(Set.of(Group.EQUALITY, Group.CONTAINS, Group.SET), Set.of(Group.LEXICOGRAPHIC)),
  DATE(Set.of(Group.EQUALITY, Group.ORDER, Group.SET), Set.of()),
  DATE_TIME(Set.of(Group.EQUALITY, Group.ORDER, Group.SET), Set.of()),
  UUID(Set.of(Group.EQUALITY, Group.SET), Set.of()),
  ENUM(Set.of(Group.EQUALITY, Group.SET), Set.of()),
  ARRAY_SCALAR(Set.of(Group.CONTAINS), Set.of(Group.DEEP)),
  ARRAY_COMPLEX(Set.of(), Set.of(Group.DEEP)),
  OBJECT(Set.of(), Set.of(Group.DEEP)),
  NULL(Set.of(Group.EQUALITY), Set.of());

  private static final Set<TypeClass> SCALARS =
      EnumSet.complementOf(EnumSet.of(DYNAMIC, ARRAY_SCALAR, ARRAY_COMPLEX, OBJECT));

  private final Set<Group> allowed;
  private final Set<Group> optIn;

  TypeClass(Set<Group> allowed, Set<Group> optIn) {
    this.allowed = allowed;
    this.optIn = optIn;
  }

  /** Presence can be asked of everything. */
  Permission permits(Comparator comparator) {
    Group group = Group.of(comparator);
    if (group == Group.PRESENCE || allowed.contains(group)) {
      return Permission.ALLOWED;
    }
    return optIn.contains(group) ? Permission.OPT_IN : Permission.FORBIDDEN;
  }

  /** Whether its values are neither arrays nor objects, for certain. */
  boolean isScalar() {
    return SCALARS.contains(this);
  }

  /** Comparators that are treated alike. */
  enum Group {
    EQUALITY,
    ORDER,
    LEXICOGRAPHIC,
    CONTAINS,
    SET,
    DEEP,
    PRESENCE;

    static Group of(Comparator comparator) {
      return switch (comparator) {
        case EQUALS, NOT_EQUALS -> EQUALITY;
        case GREATER_THAN, GREATER_THAN_OR_EQUAL, LESS_THAN, LESS_THAN_OR_EQUAL -> ORDER;
        case LEX_GREATER_THAN, LEX_GREATER_THAN_OR_EQUAL, LEX_LESS_THAN, LEX_LESS_THAN_OR_EQUAL ->
            LEXICOGRAPHIC;
        case CONTAINS -> CONTAINS;
        case IN_SET -> SET;
        case DEEP_EQUALS, DEEP_NOT_EQUALS -> DEEP;
        case EXISTS, NOT_EXISTS -> PRESENCE;
      };
    }
  }
}
