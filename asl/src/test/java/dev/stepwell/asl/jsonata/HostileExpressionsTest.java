package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that want all time or memory there is: each fails its state, by one of the counted bounds. */
final class HostileExpressionsTest {
    /** What the server's threads have. */
    private static final long STACK_BYTES = 512 * 1024;

    /** What an expression runs into. */
    private enum Bound {
        STACK(": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as"
                + " tail-recursive"),
        TIME(": Expression evaluation timeout: Check for infinite loop"),
        MEMORY(": Expression evaluation memory limit exceeded: Check for excessive memory usage"),
        RANGE(". D2014: The size of the sequence allocated by the range operator (..) must not exceed 1e6."
                + "  Attempted to allocate 1000000000.");

        private final String text;

        Bound(String text) {
            this.text = text;
        }
    }

    static Stream<String> hostile() throws IOException {
        try (InputStream lines = HostileExpressionsTest.class.getResourceAsStream("hostile-expressions.txt")) {
            String text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\\n", -1)).stream().filter(line -> !line.isBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void failsByABound(String line) throws InterruptedException, ExecutionException {
        int blank = line.indexOf(' ');
        Bound bound = Bound.valueOf(line.substring(0, blank));

        EvaluationFailure failure = onASmallStack(line.substring(blank + 1));

        assertThat(failure.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failure.location()).isEqualTo("Output");
        assertThat(failure.causeText()).endsWith("threw an error during evaluation" + bound.text);
    }

    @Test
    void areManyAndOfEachKind() throws IOException {
        assertThat(hostile()).hasSizeGreaterThan(60);
        for (Bound bound : Bound.values()) {
            assertThat(hostile()).anyMatch(line -> line.startsWith(bound.name()));
        }
    }

    private static EvaluationFailure onASmallStack(String expression) throws InterruptedException, ExecutionException {
        FutureTask<EvaluationFailure> task = new FutureTask<>(() -> failure(expression));
        Thread thread = new Thread(null, task, "hostile", STACK_BYTES);
        thread.start();
        thread.join();
        return task.get();
    }

    private static EvaluationFailure failure(String expression) {
        Problems problems = new Problems();
        var flow = new JsonataDialect()
                .stateFlow(
                        StateKind.PASS,
                        Json.NODES.objectNode().put("Output", "{% " + expression + " %}"),
                        new Site("/States/S", problems, new HashSet<>()));
        assertThat(problems.found()).isEmpty();
        try {
            throw new AssertionError("gave "
                    + flow.output(FakeFrame.input("{}"), Payload.NULL).text().length());
        } catch (EvaluationFailure failure) {
            return failure;
        }
    }
}
