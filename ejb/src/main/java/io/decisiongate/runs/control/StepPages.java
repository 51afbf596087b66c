package io.decisiongate.runs.control;

import io.decisiongate.core.hash.HashedText;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the steps of a run from the first on in pages, each in a short transaction of its own. A
 * page is as long as steps of the size of the last page fill a few megabytes.
 */
@ApplicationScoped
public class StepPages {
  private static final int FIRST_PAGE = 16;
  private static final int LONGEST_PAGE = 1_000;
  private static final long CHARACTERS = 2L << 20;

  @Inject RunStore store;

  /**
   * Hands over each step.
   *
   * @param last the version of the last step
   */
  public void forEach(Run.Key key, long last, Consumer<StoredStep> steps) {
    TenantContext tenant = new TenantContext(key.tenant());
    int length = FIRST_PAGE;
    long after = 0;
    while (after < last) {
      List<HashedText> page = store.steps(tenant, key, after, last, length);
      if (page.isEmpty()) {
        return;
      }
      long characters = 0;
      for (HashedText row : page) {
        steps.accept(StoredStep.read(row));
        characters += row.text().length();
      }
      after = (Long) page.getLast().key();
      length = lengthOfNext(page.size(), characters);
    }
  }

  private static int lengthOfNext(int rows, long characters) {
    long average = Math.max(1, characters / rows);
    return (int) Math.clamp(CHARACTERS / average, 1, LONGEST_PAGE);
  }
}
