package io.decisiongate.core.storage;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses requests that would go out unencrypted. The configuration cannot say so by itself,
 * because the SDK takes an endpoint from its environment too.
 */
final class EncryptedOnly implements ExecutionInterceptor {
  private static final String ENCRYPTED = "https";

  @Override
  public void beforeTransmission(Context.BeforeTransmission request, ExecutionAttributes ignored) {
    if (!request.httpRequest().protocol().equals(ENCRYPTED)) {
      throw SdkClientException.create(
          "the endpoint of the environment (AWS_ENDPOINT_URL) is not encrypted, and"
              + " runpack_storage.allow_http is not set");
    }
  }
}
