package io.decisiongate.core.runpack;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.time.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Packs in a folder, as tests need them. */
final class Packs {
  static final String GOLDEN = "runpacks/golden/golden_visibility_packet";
  static final String MANIFEST = "manifest.json";

  private Packs() {}

  /** Copies a pack of the reference data. */
  static Path copyOf(String fixture, Path target) {
    Path source = Fixtures.existing(fixture);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  /** Writes the pack of a run state. */
  static RunpackExport.Exported export(
      Json spec, Json state, Path target, Optional<SecurityContext> security, boolean verified) {
    return export(spec, state, target, security, Optional.empty(), verified);
  }

  static RunpackExport.Exported export(
      Json spec,
      Json state,
      Path target,
      Optional<SecurityContext> security,
      Optional<AnchorPolicy> anchors,
      boolean verified) {
    try {
      Path file = Files.createTempFile(target.getParent(), "state", ".json");
      Files.write(file, CanonicalJson.bytes(state));
      RunStateFile run = RunStateFile.open(file);
      RunpackExport.Exported exported =
          new RunpackExport(
                  ScenarioSpec.fromJson(spec), run.run(), logical(10), anchors, security, verified)
              .write(run, PackDestination.of(target.toString(), MANIFEST));
      Files.delete(file);
      return exported;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Timestamp logical(long value) {
    return new Timestamp.Logical(BigInteger.valueOf(value));
  }

  static VerificationReport verify(Path pack) {
    return Verification.verify(manifest(pack), PackFolder.limited(pack));
  }

  static List<String> strictly(Path pack) {
    return StrictVerification.verify(
            manifest(pack), MANIFEST, bytes(pack, MANIFEST), PackFolder.of(pack))
        .texts();
  }

  static ReplayResult replay(Path pack) {
    return Replay.replay(manifest(pack), PackFolder.of(pack));
  }

  static Manifest manifest(Path pack) {
    return Manifest.read(bytes(pack, MANIFEST));
  }

  static boolean bytesAreEmptyLog(Path pack, Artifact artifact) {
    return bytes(pack, artifact.path()).length == 2;
  }

  static byte[] bytes(Path pack, String file) {
    try {
      return Files.readAllBytes(pack.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path pack, String file, byte[] bytes) {
    try {
      Files.write(pack.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files by their path in the pack. */
  static SortedMap<String, byte[]> contents(Path pack) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(pack)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(pack.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  /** Changes the manifest and writes it back in canonical form. */
  static void editManifest(Path pack, UnaryOperator<Json> edit) {
    Json json = JsonReader.read(bytes(pack, MANIFEST));
    write(pack, MANIFEST, CanonicalJson.bytes(edit.apply(json)));
  }

  /** Changes an artefact and all hashes that cover it, as somebody would who knows the format. */
  static void forge(Path pack, Artifact artifact, UnaryOperator<Json> edit) {
    Json json = JsonReader.read(bytes(pack, artifact.path()));
    write(pack, artifact.path(), CanonicalJson.bytes(edit.apply(json)));
    rehash(pack, artifact.path());
  }

  /** Puts the hash of a file into both lists, and the root hash of the first. */
  static void rehash(Path pack, String path) {
    Json hash = Sha256.of(bytes(pack, path)).toJson();
    editManifest(
        pack,
        manifest ->
            rooted(
                Edit.at(
                    Edit.at(
                        manifest,
                        "/integrity/file_hashes",
                        list ->
                            Edit.items(list, "path", path, file -> Edit.set(file, "hash", hash))),
                    "/artifacts",
                    list -> Edit.items(list, "path", path, file -> Edit.set(file, "hash", hash)))));
  }

  /** The manifest with the root hash of its list. */
  static Json rooted(Json manifest) {
    Json list = Edit.get(manifest, "/integrity/file_hashes");
    return Edit.at(manifest, "/integrity/root_hash", ignored -> Sha256.ofCanonical(list).toJson());
  }

  /** Changes of JSON values by pointer; members are separated by slashes. */
  static final class Edit {
    private Edit() {}

    static Json get(Json json, String pointer) {
      Json at = json;
      for (String name : pointer.substring(1).split("/")) {
        at =
            at instanceof Json.Array array
                ? array.items().get(Integer.parseInt(name))
                : Fixtures.member(at, name);
      }
      return at;
    }

    static Json at(Json json, String pointer, UnaryOperator<Json> edit) {
      if (pointer.isEmpty()) {
        return edit.apply(json);
      }
      int end = pointer.indexOf('/', 1);
      String name = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
      String rest = end < 0 ? "" : pointer.substring(end);
      if (json instanceof Json.Array array) {
        List<Json> items = new ArrayList<>(array.items());
        int index = Integer.parseInt(name);
        items.set(index, at(items.get(index), rest, edit));
        return new Json.Array(items);
      }
      Json before = ((Json.Obj) json).member(name).orElse(Json.NULL);
      return set(json, name, at(before, rest, edit));
    }

    static Json set(Json object, String name, Json value) {
      Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) object).members());
      members.put(name, value);
      return new Json.Obj(members);
    }

    static Json set(Json object, String pointer, String value) {
      return at(object, pointer, ignored -> Json.of(value));
    }

    static Json remove(Json json, String pointer) {
      int end = pointer.lastIndexOf('/');
      String name = pointer.substring(end + 1);
      return at(
          json,
          pointer.substring(0, end),
          object -> {
            Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) object).members());
            members.remove(name);
            return new Json.Obj(members);
          });
    }

    /** Changes the items whose member has this text. */
    static Json items(Json array, String member, String value, UnaryOperator<Json> edit) {
      return new Json.Array(
          Fixtures.items(array).stream()
              .map(
                  item ->
                      Fixtures.member(item, member).equals(Json.of(value))
                          ? edit.apply(item)
                          : item)
              .toList());
    }
  }
}
