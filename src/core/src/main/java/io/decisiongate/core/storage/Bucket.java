package io.decisiongate.core.storage;

import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A bucket of an S3-compatible service. Credentials, and the region when none is configured, come
 * from the environment of the AWS SDK, and never from the configuration.
 *
 * <p>Texts of failures have the service's error code, or the kind of what went wrong on the way;
 * the SDK's own words, which may name accounts and hosts, are in their cause.
 */
public final class Bucket implements AutoCloseable {
  /** Longest time from a request for an object to its last byte. */
  public static final Duration LONGEST_GET = Duration.ofMinutes(2);

  private static final String CONTENT_TYPE = "application/json";
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final S3Client client;
  private final String name;

  private Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  /**
   * The configured bucket; it is not asked for anything yet.
   *
   * @throws RunpackFailure when the environment gives no region or no credentials, or one of its
   *     settings for the SDK cannot be used
   */
  public static Bucket open(RunpackStorageSettings settings) {
    Region region = settings.region().map(Region::of).orElseGet(Bucket::regionOfEnvironment);
    AwsCredentialsProvider credentials = credentialsOfEnvironment();
    try {
      S3ClientBuilder builder =
          S3Client.builder()
              .httpClientBuilder(http())
              .overrideConfiguration(calls -> configure(calls, settings))
              .region(region)
              .credentialsProvider(credentials)
              .forcePathStyle(settings.forcePathStyle())
              // Objects carry the SHA-256 of their pack; other checksums are not known to all
              // services.
              .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
      settings.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
      return new Bucket(builder.build(), settings.bucket());
    } catch (RuntimeException e) {
      // The SDK throws its own exceptions and those of the JDK for settings that it cannot use.
      throw new RunpackFailure(
          "object store backend error: region, endpoint or the settings of the environment for the"
              + " AWS SDK cannot be used",
          e);
    }
  }

  /** Straight to the service, as all connections that the product makes. */
  private static UrlConnectionHttpClient.Builder http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(LONGEST_CONNECT)
        .socketTimeout(LONGEST_SILENCE)
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .build());
  }

  private static void configure(
      ClientOverrideConfiguration.Builder calls, RunpackStorageSettings settings) {
    if (!settings.allowHttp()) {
      calls.addExecutionInterceptor(new EncryptedOnly());
    }
  }

  private static Region regionOfEnvironment() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (RuntimeException e) {
      throw new RunpackFailure(
          "object store backend error: no region: set runpack_storage.region or AWS_REGION", e);
    }
  }

  private static AwsCredentialsProvider credentialsOfEnvironment() {
    AwsCredentialsProvider provider = DefaultCredentialsProvider.builder().build();
    try {
      provider.resolveCredentials();
      return provider;
    } catch (RuntimeException e) {
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
   * @param hash of its bytes; the service refuses others
   * @param patience with all of it, repetitions too
   * @throws RunpackFailure when the service refuses, cannot be reached or says that it has stored
   *     something else
   */
  public void put(String key, Path file, Sha256 hash, Duration patience) {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.value()));
    PutObjectResponse stored;
    try {
      stored =
          client.putObject(
              object ->
                  object
                      .bucket(name)
                      .key(key)
                      .contentType(CONTENT_TYPE)
                      .checksumSHA256(checksum)
                      .overrideConfiguration(call -> call.apiCallTimeout(patience)),
              RequestBody.fromFile(file));
    } catch (RuntimeException e) {
      throw failed("put", key, e);
    }
    if (!Optional.ofNullable(stored.checksumSHA256()).orElse(checksum).equals(checksum)) {
      throw RunpackFailure.artifact(
          "object store backend error: put " + key + " in bucket " + name + ": stored otherwise");
    }
  }

  /**
   * The object with this key.
   *
   * @throws RunpackFailure when there is none, the service refuses or cannot be reached
   */
  public StoredObject get(String key) {
    long deadline = System.nanoTime() + LONGEST_GET.toNanos();
    try {
      return new StoredObject(
          client.getObject(
              object ->
                  object
                      .bucket(name)
                      .key(key)
                      .overrideConfiguration(call -> call.apiCallTimeout(LONGEST_GET))),
          deadline);
    } catch (RuntimeException e) {
      throw failed("get", key, e);
    }
  }

  /** Beside the SDK's own exceptions there are those of its HTTP client and of the JDK. */
  private RunpackFailure failed(String what, String key, RuntimeException problem) {
    if (problem instanceof RunpackFailure known) {
      return known;
    }
    String object = what + " " + key + " in bucket " + name + ": ";
    if (problem instanceof AwsServiceException refused) {
      return RunpackFailure.artifact(
          "object store backend error: " + object + codeOf(refused), problem);
    }
    return RunpackFailure.artifact("object store io error: " + object + kindOf(problem), problem);
  }

  private static String codeOf(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("HTTP status " + refused.statusCode());
  }

  /** What the SDK wraps says more than the wrapping. */
  private static String kindOf(Throwable problem) {
    Throwable cause = problem;
    while (cause instanceof SdkClientException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    client.close();
  }
}
