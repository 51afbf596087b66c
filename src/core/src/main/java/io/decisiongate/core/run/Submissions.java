package io.decisiongate.core.run;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.PayloadDigest;

/** Takes documents in (engine.md section 7). */
final class Submissions {
  private static final String METHOD = "scenario.submit";

  private Submissions() {}

  static RunStep submit(RunHeader header, SubmitCommand command) {
    PayloadDigest digest = command.payload().digest();
    digest
        .problem()
        .ifPresent(
            problem -> {
              throw new ControlPlaneFailure(problem);
            });
    Submission record =
        new Submission(
            command.submissionId(),
            header.runId(),
            command.payload(),
            command.contentType(),
            digest.hash(),
            command.submittedAt(),
            command.correlationId());
    RunRecorder recorder = new RunRecorder(header);
    recorder.submission(record);
    return answer(recorder, command, record);
  }

  static Resubmission repeat(RunHeader header, SubmitCommand command, Submission earlier) {
    RunRecorder recorder = new RunRecorder(header);
    if (earlier.matches(command)) {
      return new Resubmission.Same(answer(recorder, command, earlier));
    }
    recorder.failedToolCall(
        METHOD,
        requestHash(command),
        conflict(command.submissionId()),
        command.submittedAt(),
        command.correlationId());
    return new Resubmission.Conflicting(
        recorder.header(),
        recorder.entries(),
        new Conflict("submission_id conflict: " + command.submissionId()));
  }

  private static RunStep answer(RunRecorder recorder, SubmitCommand command, Submission record) {
    Json answer = Answers.submission(record);
    recorder.toolCall(
        METHOD, requestHash(command), answer, command.submittedAt(), command.correlationId());
    return recorder.step(answer);
  }

  private static Sha256 requestHash(SubmitCommand command) {
    return Sha256.ofCanonical(command.toJson());
  }

  private static Json conflict(String submissionId) {
    return Json.object()
        .put("code", "submission_conflict")
        .put("message", "submission_id conflicts with existing record")
        .put(
            "details",
            Json.object()
                .put("kind", "message")
                .put("info", "submission_id=" + submissionId)
                .build())
        .build();
  }
}
