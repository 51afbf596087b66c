package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;

/** What holds of the pack of every run. */
class RunpackPropertiesTest {
  /** No file of a pack says anything about these; a digest of the manifest covers them. */
  private static final List<String> FREE = List.of("/generated_at", "/security");

  private final List<Path> folders = new ArrayList<>();

  @Property(tries = 300)
  void packOfAnyRunPassesEverything(@ForAll long seed) throws IOException {
    Path pack = pack(seed, true);
    assertThat(Packs.verify(pack)).isEqualTo(new VerificationReport(8, List.of()));
    assertThat(Packs.strictly(pack)).isEmpty();
    assertThat(Packs.replay(pack).differences().texts()).isEmpty();
  }

  @Property(tries = 300)
  void anyFlippedBitOfAnArtefactFails(@ForAll long seed, @ForAll int choice) throws IOException {
    Path pack = pack(seed, true);
    List<Artifact> artifacts = List.of(Artifact.values());
    String path = artifacts.get(Math.floorMod(choice, artifacts.size())).path();
    byte[] bytes = Packs.bytes(pack, path);
    Random random = new Random(choice);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    Packs.write(pack, path, bytes);
    assertThat(Packs.verify(pack).passes()).as(path).isFalse();
  }

  @Property(tries = 400)
  void anyOtherMeaningOfTheManifestFailsUnderStrict(@ForAll long seed, @ForAll int choice)
      throws IOException {
    Path pack = pack(seed, true);
    Assume.that(!Packs.bytesAreEmptyLog(pack, Artifact.TRIGGERS));
    byte[] before = Packs.bytes(pack, Packs.MANIFEST);
    Json manifest = JsonReader.read(before);
    List<String> pointers = new ArrayList<>();
    collect("", manifest, pointers);
    Random random = new Random(choice);
    String pointer = pointers.get(random.nextInt(pointers.size()));
    Json changed =
        switch (random.nextInt(3)) {
          case 0 -> Packs.Edit.at(manifest, pointer, value -> another(value, random));
          case 1 ->
              isItem(pointer)
                  ? withoutItem(manifest, pointer)
                  : Packs.Edit.remove(manifest, pointer);
          default -> Packs.Edit.set(manifest, "member_" + random.nextInt(9), Json.of("unknown"));
        };
    byte[] after = CanonicalJson.bytes(changed);
    Packs.write(pack, Packs.MANIFEST, after);

    assertThat(Sha256.of(after)).as(pointer).isNotEqualTo(Sha256.of(before));
    boolean free =
        FREE.stream().anyMatch(pointer::startsWith)
            && changed instanceof Json.Obj o
            && o.members().keySet().stream().noneMatch(name -> name.startsWith("member_"));
    if (!free) {
      assertThat(isRefused(pack)).as("%s in %s", pointer, CanonicalJson.write(changed)).isTrue();
    }
  }

  private static boolean isRefused(Path pack) {
    try {
      return !Packs.verify(pack).passes() || !Packs.strictly(pack).isEmpty();
    } catch (InvalidParams | JsonSyntaxException unreadable) {
      return true;
    }
  }

  /** Pointers of all members and items. */
  private static void collect(String at, Json json, List<String> pointers) {
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    if (json instanceof Json.Obj object) {
      object.members().forEach((name, value) -> collect(at + "/" + name, value, pointers));
    } else if (json instanceof Json.Array array) {
      for (int i = 0; i < array.items().size(); i++) {
        collect(at + "/" + i, array.items().get(i), pointers);
      }
    }
  }

  private static boolean isItem(String pointer) {
    return Character.isDigit(pointer.charAt(pointer.lastIndexOf('/') + 1));
  }

  private static Json withoutItem(Json manifest, String pointer) {
    int end = pointer.lastIndexOf('/');
    int index = Integer.parseInt(pointer.substring(end + 1));
    return Packs.Edit.at(
        manifest,
        pointer.substring(0, end),
        array -> {
          List<Json> items = new ArrayList<>(((Json.Array) array).items());
          items.remove(index);
          return new Json.Array(items);
        });
  }

  private static Json another(Json value, Random random) {
    return switch (value) {
      case Json.Text text -> Json.of(text.value() + random.nextInt(10));
      case Json.Int number -> Json.of(number.value().longValue() + 1 + random.nextInt(10));
      case Json.Bool bool -> Json.of(!bool.value());
      case Json.Array ignored -> new Json.Array(List.of());
      case Json.Obj ignored -> Json.of("text");
      case Json.Null ignored -> Json.of(1);
      case Json.Float ignored -> Json.of(1);
    };
  }

  private Path pack(long seed, boolean verified) throws IOException {
    RandomRun run = RandomRun.of(seed);
    Path folder = Files.createTempDirectory("runpack-properties");
    folders.add(folder);
    Path pack = folder.resolve("pack");
    Packs.export(
        run.specification(),
        run.state(),
        pack,
        Optional.of(new SecurityContext(false, SecurityContext.REGISTRY)),
        verified);
    return pack;
  }

  @AfterTry
  void removeFolders() throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    folders.clear();
  }
}
