package io.decisiongate.web.api.administration;

import io.decisiongate.mcp.HttpAnswer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** What JAX-RS refuses, as a problem: there is no such resource, or it has no such method. */
@Provider
public class UnknownResource implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response refused = refusal.getResponse();
    HttpAnswer answer =
        switch (refused.getStatus()) {
          case 404 ->
              Problem.problem(404, "Not Found", "not_found", "there is no such resource").answer();
          case 405 ->
              Problem.problem(
                      405, "Method Not Allowed", "method_not_allowed", "see the header Allow")
                  .answer();
          default ->
              Problem.problem(
                      refused.getStatus(),
                      refused.getStatusInfo().getReasonPhrase(),
                      "malformed_request",
                      "the request cannot be read")
                  .answer();
        };
    Response.ResponseBuilder builder =
        Response.status(answer.status()).entity(new String(answer.body(), StandardCharsets.UTF_8));
    answer.headers().forEach(builder::header);
    Object allow = refused.getHeaders().getFirst("Allow");
    return allow == null ? builder.build() : builder.header("Allow", allow).build();
  }
}
