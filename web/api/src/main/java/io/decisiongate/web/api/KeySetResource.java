package io.decisiongate.web.api;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.sessions.boundary.PublishedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The keys by which access tokens of this server are verified. Public; not there unless sessions
 * are on. May be kept for five minutes: a key is published an hour before it signs.
 */
@Path(PublishedKeys.PATH)
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeySetResource {
  @Inject PublishedKeys keys;
  @Inject Admission admission;

  @GET
  public void get(@Suspended AsyncResponse response) {
    admission.inBackground(response, this::answer);
  }

  private Response answer() {
    try {
      return published();
    } catch (StorageUnavailable e) {
      return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
  }

  private Response published() {
    return keys.json()
        .map(
            set ->
                Response.ok(JsonWriter.write(set))
                    .header("Cache-Control", "public, max-age=300")
                    .build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }
}
