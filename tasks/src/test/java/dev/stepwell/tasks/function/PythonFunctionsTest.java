package dev.stepwell.tasks.function;

import static dev.stepwell.tasks.function.FunctionFolder.call;
import static dev.stepwell.tasks.function.FunctionFolder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions in Python, and with them all that any function may do wrong. */
final class PythonFunctionsTest {
    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path root;

    private FunctionFolder folder;
    private Functions functions;

    @BeforeEach
    void open() {
        assumeTrue(Executables.ofThisMachine().find("python3") != null, "no Python on this machine");
        folder = new FunctionFolder(root);
        functions = new Functions(folder.options());
    }

    @AfterEach
    void close() {
        if (functions != null) {
            functions.close();
        }
    }

    private String run(String function, String payload) throws InterruptedException {
        return text(functions.invoke(call(function, payload)));
    }

    @Test
    void runsAHandlerAndKeepsItsProcess() throws Exception {
        folder.python("count", """
                seen = 0
                def handler(event, context):
                    global seen
                    seen += 1
                    return {"seen": seen, "got": event, "name": context.function_name,
                            "enough": context.get_remaining_time_in_millis() > 100}
                """);

        assertThat(run("count", "[1]")).isEqualTo("{\"seen\": 1, \"got\": [1], \"name\": \"count\", \"enough\": true}");
        assertThat(run("count", "\"ü\""))
                .isEqualTo("{\"seen\": 2, \"got\": \"ü\", \"name\": \"count\", \"enough\": true}");
    }

    @Test
    void describesAnExceptionAsLambdaDoes() throws Exception {
        folder.python("bad", """
                class OutOfStock(Exception):
                    pass
                def handler(event, context):
                    raise OutOfStock("no apples")
                """);
        FunctionCall call = call("bad", "{}");

        assertThat(text(functions.invoke(call)))
                .startsWith("FAILED {\"errorMessage\": \"no apples\", \"errorType\": \"OutOfStock\", \"requestId\": \""
                        + call.requestId() + "\", \"stackTrace\": [\"  File ")
                .contains("app.py\\\", line 4, in handler\\n")
                .doesNotContain("bootstrap.py");
    }

    @Test
    void changedCodeIsUsedByTheNextInvocation() throws Exception {
        folder.python("greet", "def handler(event, context):\n    return 'hello'\n");
        assertThat(run("greet", "{}")).isEqualTo("\"hello\"");

        folder.file("greet", "app.py", "def handler(event, context):\n    return 'good bye'\n");

        assertThat(run("greet", "{}")).isEqualTo("\"good bye\"");
    }

    @Test
    void environmentOfTheFunctionAndOfLambdaIsSet() throws Exception {
        folder.python("env", """
                import os
                def handler(event, context):
                    return [os.environ[name] for name in event]
                """, "environment:", "  COLOUR: red", "  SIZE: 3", "memory: 128");

        assertThat(run("env", "[\"COLOUR\",\"SIZE\",\"AWS_REGION\",\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\",\"_HANDLER\"]"))
                .isEqualTo("[\"red\", \"3\", \"us-east-1\", \"128\", \"app.handler\"]");
    }

    @Test
    void outputGoesToTheLogAndItsTail() throws Exception {
        folder.python("chatty", "def handler(event, context):\n    print('x' * 9000 + 'the end')\n");
        Path log = root.resolve("work/logs/functions/chatty.log");

        var ended = (FunctionOutcome.Ended) functions.invoke(call("chatty", "{}"));

        assertThat(text(ended)).isEqualTo("null");
        byte[] tail = Base64.getDecoder().decode(ended.logTail());
        assertThat(tail).hasSizeLessThanOrEqualTo(FunctionLog.Tail.BYTES_MAX);
        awaitOutput(log, "the end\n");
    }

    /** The pipe of the process is read by a thread of its own, which may come after the answer. */
    private static void awaitOutput(Path log, String end) throws IOException {
        long deadline = System.nanoTime() + OUTPUT_PATIENCE.toNanos();
        while (!Files.exists(log) || !Files.readString(log).endsWith(end)) {
            assertThat(System.nanoTime()).as("the output in " + log).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void timeoutKillsTheProcessAndIsReportedAsLambdaDoes() throws Exception {
        folder.python("slow", """
                def handler(event, context):
                    while event.get("hang"):
                        pass
                    return "quick"
                """, "timeout: 1");
        FunctionCall call = call("slow", "{\"hang\":true}");

        assertThat(text(functions.invoke(call)))
                .isEqualTo("FAILED {\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                        + call.requestId() + " Error: Task timed out after 1.00 seconds\"}");
        assertThat(run("slow", "{}")).isEqualTo("\"quick\"");
    }

    @Test
    void crashIsAnExitErrorAndTheNextInvocationGetsANewProcess() throws Exception {
        folder.python("crash", """
                import os
                def handler(event, context):
                    if "status" in event:
                        os._exit(event["status"])
                    if "signal" in event:
                        os.kill(os.getpid(), event["signal"])
                    return "alive"
                """);

        assertThat(run("crash", "{\"status\":3}"))
                .contains("\"errorType\":\"Runtime.ExitError\"", "Error: Runtime exited with error: exit status 3");
        assertThat(run("crash", "{\"status\":0}")).contains("Error: Runtime exited without providing a reason");
        assertThat(run("crash", "{\"signal\":9}")).contains("Runtime exited with error: signal: killed");
        assertThat(run("crash", "{}")).isEqualTo("\"alive\"");
    }

    @Test
    void processThatTakesTooMuchMemoryIsKilled() throws Exception {
        folder.python("eater", """
                def handler(event, context):
                    held = []
                    while True:
                        held.append(bytearray(4 * 1024 * 1024))
                """, "memory: 128", "timeout: 30");

        assertThat(run("eater", "{}")).contains("Runtime.ExitError", "signal: killed");
    }

    @Test
    void answersThatCannotBeJsonOrAreTooLongAreErrors() throws Exception {
        folder.python("odd", """
                def handler(event, context):
                    return {1, 2} if event == "set" else "x" * event
                """, "timeout: 20");

        assertThat(run("odd", "\"set\""))
                .startsWith("FAILED {\"errorMessage\": \"Unable to marshal response:")
                .contains("\"errorType\": \"Runtime.MarshalError\"");
        assertThat(run("odd", "6500000"))
                .startsWith("FAILED")
                .contains("Function.ResponseSizeTooLarge", "6291556 bytes");
        assertThat(run("odd", "3")).isEqualTo("\"xxx\"");
    }

    @Test
    void codeThatCannotBeLoadedIsAnInitError() throws Exception {
        folder.python("nomodule", "import nothing_of_that_name\n");
        folder.python("syntax", "def handler(:\n");
        folder.python("nohandler", "def another(event, context): pass\n");
        folder.python("raises", "raise ValueError('at load')\n");

        assertThat(run("nomodule", "{}")).contains("Runtime.ImportModuleError", "Unable to import module 'app'");
        assertThat(run("syntax", "{}")).contains("Runtime.UserCodeSyntaxError");
        assertThat(run("nohandler", "{}")).contains("Runtime.HandlerNotFound");
        assertThat(run("raises", "{}")).contains("\"errorType\": \"ValueError\"", "at load");
    }

    @Test
    void invocationsAtTheSameTimeHaveProcessesOfTheirOwnUpToTheConcurrency() throws Exception {
        folder.python("pid", """
                import os
                def handler(event, context):
                    return os.getpid()
                """, "concurrency: 2");
        var results = new ArrayList<Future<String>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> task = () -> run("pid", "{}");
            for (int i = 0; i < 12; i++) {
                results.add(threads.submit(task));
            }
        }

        assertThat(results.stream().map(Future::resultNow).distinct()).hasSizeBetween(1, 2);
        assertThat(results).allSatisfy(result -> assertThat(result.resultNow()).matches("\\d+"));
    }

    @Test
    void callerThatGivesUpDropsWhatHasNotBegunAndNothingElse() throws Exception {
        folder.python("once", """
                seen = 0
                def handler(event, context):
                    global seen
                    seen += 1
                    return seen
                """, "concurrency: 1");
        assertThat(run("once", "{}")).isEqualTo("1");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run("once", "{}")).isInstanceOf(InterruptedException.class);

        assertThat(run("once", "{}")).isEqualTo("2");
    }

    @Test
    void clientContextReachesTheHandler() throws Exception {
        folder.python("context", "def handler(event, context):\n    return context.client_context.custom['k']\n");
        byte[] client = "{\"custom\":{\"k\":\"v\"}}".getBytes(StandardCharsets.UTF_8);

        FunctionOutcome outcome = functions.invoke(new FunctionCall(
                "context",
                "arn:f",
                "r-1",
                "Root=1",
                new byte[] {'1'},
                Base64.getEncoder().encodeToString(client)));

        assertThat(text(outcome)).isEqualTo("\"v\"");
    }

    @Test
    void removedFunctionIsGone() throws Exception {
        folder.python("gone", "def handler(event, context):\n    return 1\n");
        assertThat(functions.exists("gone")).isTrue();

        assertThat(functions.exists("../functions/gone")).isFalse();
        assertThat(functions.exists("other")).isFalse();
    }
}
