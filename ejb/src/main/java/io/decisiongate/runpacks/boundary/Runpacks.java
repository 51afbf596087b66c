package io.decisiongate.runpacks.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.runpack.Manifest;
import io.decisiongate.core.runpack.PackFolder;
import io.decisiongate.core.runpack.RunIdentity;
import io.decisiongate.core.runpack.RunpackExport;
import io.decisiongate.core.runpack.Verification;
import io.decisiongate.core.runpack.VerificationReport;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.runpacks.control.ExportContext;
import io.decisiongate.runpacks.control.PackDirectories;
import io.decisiongate.runpacks.control.PackWriter;
import io.decisiongate.runs.boundary.RunHistory;
import io.decisiongate.scenarios.boundary.ScenarioLibrary;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The tools runpack_export and runpack_verify (mcp-tools.md section 5). */
@ApplicationScoped
public class Runpacks {
  @Inject ScenarioLibrary scenarios;
  @Inject RunHistory history;
  @Inject ExportContext context;
  @Inject PackDirectories directories;
  @Inject PackWriter writer;

  /**
   * Writes the runpack of a run as it is now. The run is read at one version, step by step, so that
   * it may go on meanwhile and may be of any length.
   *
   * @throws NotFound when scenario or run are unknown
   * @throws RunpackFailure when the run is of another scenario, or the pack cannot be written
   */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  @MeteredFor(Metric.RUNPACK_EXPORTS)
  public Json export(Call call, ExportRequest request) {
    ScenarioSpec spec =
        scenarios
            .find(request.tenantId(), request.namespaceId(), request.scenarioId())
            .orElseThrow(() -> new NotFound("scenario not defined"));
    RunHistory.Snapshot run =
        history
            .find(request.tenantId(), request.namespaceId(), request.runId())
            .orElseThrow(() -> new NotFound("run not found"));
    RunpackExport export =
        new RunpackExport(
            spec,
            identity(run.header()),
            request.generatedAt(),
            context.anchorPolicy(),
            Optional.of(context.security()),
            request.includeVerification());
    PackWriter.Written written =
        writer.write(
            export,
            sink -> history.forEach(run, sink::append),
            request.outputDir(),
            request.manifestName());
    return Json.object()
        .put("manifest", written.exported().manifest().toJson())
        .put(
            "report", written.exported().report().map(VerificationReport::toJson).orElse(Json.NULL))
        .putIfPresent("storage_uri", written.storageUri().map(Json::of))
        .build();
  }

  private static RunIdentity identity(RunHeader header) {
    return new RunIdentity(
        header.tenantId(),
        header.namespaceId(),
        header.scenarioId(),
        header.runId(),
        header.specHash());
  }

  /**
   * Verifies a pack on the server. What is wrong with it is part of the answer.
   *
   * @throws RunpackFailure when folder or manifest cannot be read
   */
  public Json verify(VerifyRequest request) {
    PackFolder folder = directories.folder(request.runpackDir());
    VerificationReport report =
        Verification.verify(manifest(folder, request.manifestPath()), folder);
    return Json.object().put("report", report.toJson()).put("status", report.status()).build();
  }

  private static Manifest manifest(PackFolder folder, String path) {
    byte[] bytes = folder.bytes(path);
    try {
      return Manifest.read(bytes);
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new RunpackFailure("invalid manifest", e);
    }
  }
}
