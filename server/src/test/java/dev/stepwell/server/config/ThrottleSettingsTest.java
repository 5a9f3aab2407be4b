package dev.stepwell.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.api.throttle.RateLimit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates of calls: off, AWS's, single ones. */
final class ThrottleSettingsTest {
    @Test
    void areOffOrAwsOrChosen() {
        assertThat(ThrottleSettings.limits("off", "us-east-1", Map.of())).isEmpty();
        assertThat(ThrottleSettings.limits("off", "us-east-1", Map.of("StartExecution", "5/1")))
                .isEqualTo(Map.of("StartExecution", new RateLimit(5, 1)));
        assertThat(ThrottleSettings.limits("aws", "us-east-1", Map.of("StartExecution", "5/1")))
                .containsEntry("StartExecution", new RateLimit(5, 1))
                .containsEntry("TestState", new RateLimit(50, 10))
                .containsEntry("StateTransition", new RateLimit(5_000, 5_000));
        assertThat(ThrottleSettings.limits("off", "us-east-1", Map.of("StateTransition", "10/2")))
                .isEqualTo(Map.of("StateTransition", new RateLimit(10, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "0/1", "1/0", "-1/1", "1/1/1", "many/few", "9999999999/1"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> ThrottleSettings.limits("off", "us-east-1", Map.of("StartExecution", text)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("StartExecution");
    }

    @Test
    void namesWhatIsUnknown() {
        assertThatThrownBy(() -> ThrottleSettings.limits("some", "us-east-1", Map.of()))
                .hasMessageContaining("some");
        assertThatThrownBy(() -> ThrottleSettings.limits("off", "us-east-1", Map.of("MakeCoffee", "1/1")))
                .hasMessageContaining("MakeCoffee")
                .hasMessageContaining("StartExecution.express");
    }
}
