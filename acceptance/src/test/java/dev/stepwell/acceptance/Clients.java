package dev.stepwell.acceptance;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS's own client, pointed at a server of ours. */
public final class Clients {
    public static final String ROLE = "arn:aws:iam::123456789012:role/test";

    private Clients() {}

    /** A client that does not retry, so that tests see each answer. */
    public static SfnClient sfn(URI endpoint) {
        return sfn(endpoint, Region.US_EAST_1, AwsBasicCredentials.create("test", "test"));
    }

    static SfnClient sfn(URI endpoint, Region region, AwsCredentials key) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        // there is no name "sync-127.0.0.1"
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }
}
