package dev.stepwell.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TasksOptionsTest {
    private static TasksOptions of(Map<String, String> environment) {
        return TasksOptions.fromEnvironment(environment, Path.of("work"));
    }

    @Test
    void defaultsAreThoseOfTheDocumentation() {
        TasksOptions options = of(Map.of());

        assertThat(options.region()).isEqualTo("us-east-1");
        assertThat(options.account()).isEqualTo("123456789012");
        assertThat(options.credentials()).isNull();
        assertThat(options.endpoint("lambda")).isNull();
    }

    @Test
    void theMostSpecificEndpointWins() {
        var all = Map.of(
                "AWS_ENDPOINT_URL", "http://any:1",
                "LAMBDA_ENDPOINT", "http://older:2",
                "AWS_ENDPOINT_URL_LAMBDA", "http://own:3/");

        assertThat(of(all).endpoint("lambda")).isEqualTo(URI.create("http://own:3"));
        assertThat(of(all).endpoint("sqs")).isEqualTo(URI.create("http://any:1"));
        assertThat(of(Map.of("AWS_ENDPOINT_URL", "http://any:1", "LAMBDA_ENDPOINT", "http://older:2"))
                        .endpoint("lambda"))
                .isEqualTo(URI.create("http://older:2"));
    }

    @Test
    void endpointsThatAreNoUrlsAreRefusedByName() {
        assertThatThrownBy(() -> of(Map.of("AWS_ENDPOINT_URL_LAMBDA", "localhost:3001")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL_LAMBDA")
                .hasMessageContaining("localhost:3001");
    }

    @Test
    void secretsAreNotPrinted() {
        TasksOptions options = of(Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "hidden"));

        assertThat(options.toString()).contains("AKID").doesNotContain("hidden");
    }
}
