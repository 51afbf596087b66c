package io.decisiongate.core.scenario;

import java.util.Comparator;

/** The order of texts by code point, which is that of their UTF-8 bytes. */
enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char mine = one.charAt(i);
      char theirs = other.charAt(i);
      if (mine != theirs) {
        boolean surrogates = Character.isSurrogate(mine) && Character.isSurrogate(theirs);
        if (surrogates || !(Character.isSurrogate(mine) || Character.isSurrogate(theirs))) {
          return Character.compare(mine, theirs);
        }
        // A surrogate stands for a code point above all that need none.
        return Character.isSurrogate(mine) ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
