package io.decisiongate.core.strict;

import io.decisiongate.core.comparator.Comparator;

/** What kind of value a schema describes, and which comparators suit it (auth.md section 8.2). */
enum TypeClass {
  DYNAMIC,
  BOOLEAN,
  INTEGER,
  NUMBER,
  STRING,
  DATE,
  DATE_TIME,
  UUID,
  ENUM,
  ARRAY_SCALAR,
  ARRAY_COMPLEX,
  OBJECT,
  NULL;

  /** How far values of this class may be compared so. */
  Permission permits(Comparator comparator) {
    return switch (Group.of(comparator)) {
      case PRESENCE -> Permission.ALLOWED;
      case EQUALITY -> allowedIf(this == DYNAMIC || isScalar());
      case SET -> allowedIf(this == DYNAMIC || (isScalar() && this != NULL));
      case ORDER ->
          switch (this) {
            case DYNAMIC, INTEGER, NUMBER, DATE, DATE_TIME -> Permission.ALLOWED;
            case BOOLEAN, STRING, UUID, ENUM, ARRAY_SCALAR, ARRAY_COMPLEX, OBJECT, NULL ->
                Permission.FORBIDDEN;
          };
      case LEXICOGRAPHIC ->
          switch (this) {
            case DYNAMIC -> Permission.ALLOWED;
            case STRING -> Permission.OPT_IN;
            case BOOLEAN,
                INTEGER,
                NUMBER,
                DATE,
                DATE_TIME,
                UUID,
                ENUM,
                ARRAY_SCALAR,
                ARRAY_COMPLEX,
                OBJECT,
                NULL ->
                Permission.FORBIDDEN;
          };
      case CONTAINS -> allowedIf(this == DYNAMIC || this == STRING || this == ARRAY_SCALAR);
      case DEEP ->
          switch (this) {
            case DYNAMIC -> Permission.ALLOWED;
            case ARRAY_SCALAR, ARRAY_COMPLEX, OBJECT -> Permission.OPT_IN;
            case BOOLEAN, INTEGER, NUMBER, STRING, DATE, DATE_TIME, UUID, ENUM, NULL ->
                Permission.FORBIDDEN;
          };
    };
  }

  private static Permission allowedIf(boolean allowed) {
    return allowed ? Permission.ALLOWED : Permission.FORBIDDEN;
  }

  /** Whether its values are neither arrays nor objects, for certain. */
  boolean isScalar() {
    return switch (this) {
      case BOOLEAN, INTEGER, NUMBER, STRING, DATE, DATE_TIME, UUID, ENUM, NULL -> true;
      case DYNAMIC, ARRAY_SCALAR, ARRAY_COMPLEX, OBJECT -> false;
    };
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
