package dev.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which browser pages may call. */
final class OriginGuardTest {
    private final OriginGuard guard = new OriginGuard("steps.internal");

    @Test
    void servesClientsThatAreNoBrowsers() {
        assertThat(guard.allows(null, "anything")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8083,      localhost:8083",
        "http://127.0.0.1:8083,      127.0.0.1:8083",
        "http://[::1]:8083,          [::1]:8083",
        "https://steps.internal,     steps.internal",
        "http://a.localhost:8083,    a.localhost:8083"
    })
    void servesItsOwnPages(String origin, String authority) {
        assertThat(guard.allows(origin, authority)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,       localhost:8083",
        "http://localhost:3000,      localhost:8083",
        "null,                       localhost:8083",
        "'',                         localhost:8083",
        "http://rebound.example,     rebound.example"
    })
    void refusesTheRest(String origin, String authority) {
        assertThat(guard.allows(origin, authority)).isFalse();
    }
}
