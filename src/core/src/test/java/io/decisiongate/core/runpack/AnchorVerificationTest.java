package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps 7 to 9 of the verification (runpack.md section 4). */
class AnchorVerificationTest {
  @TempDir Path directory;
  private Path pack = Path.of("");

  @BeforeEach
  void askForAnchors() {
    pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    Packs.editManifest(
        pack,
        manifest ->
            Packs.Edit.at(
                manifest,
                "/anchor_policy",
                none ->
                    JsonReader.read(
                        """
                        {"providers": [{"provider_id": "json", "requirement":
                          {"anchor_type": "file_path_rooted", "required_fields": ["path"]}}]}
                        """)));
  }

  @Test
  void providersWithoutRuleNeedNone() {
    assertThat(Packs.verify(pack).errors()).isEmpty();
  }

  /** Another reader may take the first of two members, and see other evidence than was checked. */
  @Test
  void membersThatOccurTwiceAreRefused() {
    twice(Artifact.GATE_EVALUATIONS, "[{\"evaluation\":", "[{\"evidence\":[],\"evaluation\":");
    assertThat(Packs.verify(pack).errors())
        .singleElement()
        .asString()
        .startsWith("invalid gate eval log: Duplicate");
  }

  @Test
  void theSameHoldsForTheScenario() {
    twice(Artifact.SCENARIO_SPEC, "{\"conditions\":", "{\"conditions\":[],\"conditions\":");
    assertThat(Packs.verify(pack).errors())
        .singleElement()
        .asString()
        .startsWith("invalid scenario spec: Duplicate");
  }

  private void twice(Artifact artifact, String once, String twice) {
    String text = new String(Packs.bytes(pack, artifact.path()), StandardCharsets.UTF_8);
    assertThat(text).contains(once);
    String changed = text.replaceFirst(java.util.regex.Pattern.quote(once), twice);
    Packs.write(pack, artifact.path(), changed.getBytes(StandardCharsets.UTF_8));
    Packs.rehash(pack, artifact.path());
  }
}
