package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.Limits;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting can be set alone. */
final class EngineOptionsTest {
    private static final EngineOptions FIRST = EngineOptions.defaults();

    /** Options with another value, and the names of what is other in them. */
    record Changed(EngineOptions options, List<String> names) {
        Changed(EngineOptions options, String... names) {
            this(options, List.of(names));
        }
    }

    static Stream<Changed> changes() {
        return Stream.of(
                new Changed(FIRST.withOwner("210987654321", "eu-west-1"), "account", "region"),
                new Changed(FIRST.withLimits(Limits.relaxed()), "limits"),
                new Changed(FIRST.withLanes(200), "lanes"),
                new Changed(FIRST.withRetention(Duration.ofDays(7)), "retention"),
                new Changed(
                        FIRST.withBatch(new BatchOptions(1, 2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5))),
                        "batch"),
                new Changed(
                        FIRST.withAdmission(new AdmissionOptions(
                                4,
                                4,
                                4,
                                FIRST.admission().waitTarget(),
                                FIRST.admission().burst(),
                                FIRST.admission().waitMax(),
                                4,
                                4)),
                        "admission"),
                new Changed(FIRST.withCalls(new CallOptions(1, 2, 3, Duration.ofSeconds(4))), "calls"),
                new Changed(FIRST.withMemory(new MemoryOptions(1, 2, 3, 4, Duration.ofSeconds(60), 5)), "memory"),
                new Changed(FIRST.withTransitions(new TransitionLimit(1, 2)), "transitions"));
    }

    private static List<String> differences(EngineOptions one, EngineOptions other)
            throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : EngineOptions.class.getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (!Objects.equals(accessor.invoke(one), accessor.invoke(other))) {
                names.add(component.getName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesWhatItIsToldAndNothingElse(Changed changed) throws ReflectiveOperationException {
        assertThat(differences(changed.options(), FIRST)).isEqualTo(changed.names());
    }

    @Test
    void leavesTheOptionsItBeganWith() {
        String before = FIRST.toString();

        changes().forEach(changed -> assertThat(changed.options()).isNotEqualTo(FIRST));

        assertThat(FIRST).hasToString(before);
        assertThat(FIRST.withTransitions(new TransitionLimit(1, 2)).withTransitions(null))
                .isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 257})
    void refusesANumberOfLanesThatCannotBe(int lanes) {
        assertThatThrownBy(() -> FIRST.withLanes(lanes)).hasMessage("lanes must be 1 to 256, was " + lanes);
    }
}
