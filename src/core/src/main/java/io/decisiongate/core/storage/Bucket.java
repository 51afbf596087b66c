package io.decisiongate.core.storage;

import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A bucket of an S3-compatible service. Credentials, and the region when none is configured, come
 * from the standard environment of the AWS SDK, and never from the configuration.
 */
public final class Bucket implements AutoCloseable {
  private static final String CONTENT_TYPE = "application/json";
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  private final S3Client client;
  private final String name;

  private Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  /**
   * The configured bucket; it is not asked for anything yet.
   *
   * @throws RunpackFailure when the environment gives no region, or no credentials
   */
  public static Bucket open(RunpackStorageSettings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(LONGEST_CONNECT)
                    .socketTimeout(LONGEST_SILENCE))
            .overrideConfiguration(calls -> configure(calls, settings))
            .credentialsProvider(credentials())
            .forcePathStyle(settings.forcePathStyle())
            // Objects carry the SHA-256 of their pack; other checksums are not known to all
            // services.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    settings.region().map(Region::of).ifPresent(builder::region);
    settings.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
    try {
      return new Bucket(builder.build(), settings.bucket());
    } catch (SdkClientException e) {
      throw new RunpackFailure(
          "object store backend error: no region: set runpack_storage.region or AWS_REGION", e);
    }
  }

  private static void configure(
      ClientOverrideConfiguration.Builder calls, RunpackStorageSettings settings) {
    calls.apiCallTimeout(LONGEST_CALL);
    if (!settings.allowHttp()) {
      calls.addExecutionInterceptor(new EncryptedOnly());
    }
  }

  private static AwsCredentialsProvider credentials() {
    AwsCredentialsProvider provider = DefaultCredentialsProvider.builder().build();
    try {
      provider.resolveCredentials();
      return provider;
    } catch (SdkClientException e) {
      throw new RunpackFailure(
          "object store backend error: no credentials: set AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, or another source of credentials of the AWS SDK",
          e);
    }
  }

  public String name() {
    return name;
  }

  /**
   * Puts a file, in the place of an older object.
   *
   * @param hash of its bytes; others are refused by the service
   * @throws RunpackFailure when the service refuses or cannot be reached
   */
  public void put(String key, Path file, Sha256 hash) {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.value()));
    try {
      client.putObject(
          object -> object.bucket(name).key(key).contentType(CONTENT_TYPE).checksumSHA256(checksum),
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw failed("put", key, e);
    }
  }

  /**
   * The object with this key.
   *
   * @throws RunpackFailure when there is none, the service refuses or cannot be reached
   */
  public Content get(String key) {
    try {
      return new Content(client.getObject(object -> object.bucket(name).key(key)));
    } catch (SdkException e) {
      throw failed("get", key, e);
    }
  }

  /** The services' own words are kept, and never what was sent to them. */
  private RunpackFailure failed(String what, String key, SdkException problem) {
    String object = what + " " + key + " in bucket " + name + ": ";
    if (problem instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      return RunpackFailure.artifact(
          "object store backend error: "
              + object
              + refused.awsErrorDetails().errorCode()
              + " ("
              + refused.awsErrorDetails().errorMessage()
              + ")",
          problem);
    }
    return RunpackFailure.artifact(
        "object store io error: " + object + problem.getMessage(), problem);
  }

  @Override
  public void close() {
    client.close();
  }

  /** An object that is being read. */
  public static final class Content implements AutoCloseable {
    private final ResponseInputStream<GetObjectResponse> response;

    private Content(ResponseInputStream<GetObjectResponse> response) {
      this.response = response;
    }

    /** In bytes, as the service says. */
    public long length() {
      return response.response().contentLength();
    }

    public InputStream bytes() {
      return response;
    }

    /** Ends the connection, so that nobody waits for what is left of the object. */
    @Override
    public void close() {
      response.abort();
    }
  }
}
