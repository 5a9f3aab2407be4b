package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payload over the limit, at each place where payloads appear, through the engine. */
final class PayloadLimitTest {
    private static final int MAX = Limits.aws().payloadBytesMax();
    private static final String ERROR = "States.DataLimitExceeded";
    private static final String HALF = "x".repeat(MAX / 2 + 100);
    private static final String FUNCTION = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /** The input is a text of a little more than half the limit, so that twice of it is too much. */
    private Description run(String states) {
        String machine = world.machine("m", "{\"StartAt\": \"A\", \"States\": {" + states + "}}");
        return world.end(world.start(machine, "e", "{\"half\": \"" + HALF + "\"}"));
    }

    private static void isTooLarge(Description end, String what) {
        assertThat(end.summary().status()).isEqualTo(Status.FAILED);
        assertThat(end.error()).isEqualTo(ERROR);
        assertThat(end.cause())
                .isEqualTo("The state/task '" + what
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "result path|\"Type\": \"Pass\", \"ResultPath\": \"$.again\"",
                "parameters|\"Type\": \"Pass\", \"Parameters\": {\"a.$\": \"$.half\", \"b.$\": \"$.half\"}",
                "output|\"Type\": \"Pass\", \"QueryLanguage\": \"JSONata\", "
                        + "\"Output\": \"{% [$states.input.half, $states.input.half] %}\"",
                "output of a succeed|\"Type\": \"Succeed\", \"QueryLanguage\": \"JSONata\", "
                        + "\"Output\": \"{% [$states.input.half, $states.input.half] %}\"",
                "branches|\"Type\": \"Parallel\", \"Branches\": ["
                        + "{\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Pass\", \"End\": true}}},"
                        + "{\"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Pass\", \"End\": true}}}]",
            })
    void whatAStateMakes(String place, String state) {
        String end = state.contains("Succeed") ? "" : ", \"End\": true";

        isTooLarge(run("\"A\": {" + state + end + "}"), "A");
    }

    @Test
    void theResultOfACall() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        String execution = world.start(machine, "e", "{}");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("\"" + HALF + HALF + "\"")));

        isTooLarge(world.end(execution), "lambda");
    }

    @Test
    void theAnswerOfATokenAndOfAnActivity() throws InterruptedException {
        String waiting = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.NULL));
        Payload large = Payload.ofText("\"" + HALF + HALF + "\"");

        world.engine.taskTokens().succeed(String.valueOf(made.call().token()), large);

        isTooLarge(world.end(waiting), "lambda");

        String activity = world.engine.activities().create("a", Map.of()).arn();
        String worked = world.start(world.machine("worked", Definitions.activity(activity)), "e", "{}");
        world.engine.taskTokens().succeed(world.poll(activity).token(), large);

        isTooLarge(world.end(worked), activity);
    }

    @Test
    void whatASelectorMakesOfAResult() throws InterruptedException {
        String machine = world.machine(
                "m",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {" + FUNCTION
                        + ", \"Parameters\": {\"FunctionName\": \"f\"}, "
                        + "\"ResultSelector\": {\"a.$\": \"$\", \"b.$\": \"$\"}, \"End\": true}}}");
        String execution = world.start(machine, "e", "{}");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("\"" + HALF + "\"")));

        isTooLarge(world.end(execution), "A");
    }

    @Test
    void aCatcherMayNameTheError() {
        Description end = run("\"A\": {\"Type\": \"Parallel\", \"Branches\": ["
                + "{\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Pass\", \"ResultPath\": \"$.b\", \"End\": true}}}],"
                + "\"Catch\": [{\"ErrorEquals\": [\"States.DataLimitExceeded\"], \"Next\": \"C\"}], \"End\": true},"
                + "\"C\": {\"Type\": \"Pass\", \"Result\": \"caught\", \"End\": true}");

        assertThat(end.output()).isEqualTo(Payload.ofText("\"caught\""));
    }
}
