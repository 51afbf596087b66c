package io.decisiongate.core.storage;

import io.decisiongate.core.error.RunpackFailure;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses requests that would go out unencrypted. The rules of the configuration are not enough,
 * because the SDK takes an endpoint from its environment too.
 */
final class EncryptedOnly implements ExecutionInterceptor {
  private static final String ENCRYPTED = "https";

  @Override
  public void beforeTransmission(Context.BeforeTransmission request, ExecutionAttributes ignored) {
    if (!request.httpRequest().protocol().equals(ENCRYPTED)) {
      throw RunpackFailure.artifact(
          "object store io error: the endpoint of the environment (AWS_ENDPOINT_URL, or a profile)"
              + " is not encrypted, and runpack_storage.allow_http is not set");
    }
  }
}
