package dev.stepwell.tasks.function;

import static dev.stepwell.tasks.function.FunctionFolder.call;
import static dev.stepwell.tasks.function.FunctionFolder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings, the choice among runtimes, functions that bring their own, and what remains when the node is killed. */
final class FunctionsTest {
    private static final String OWN_RUNTIME = """
            #!/usr/bin/env python3
            import http.client, os
            api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
            def call(method, path, body=None):
                api.request(method, "/2018-06-01/runtime/" + path, body)
                answer = api.getresponse()
                return answer, answer.read()
            while True:
                head, event = call("GET", "invocation/next")
                key = head.headers["Lambda-Runtime-Aws-Request-Id"]
                if b"garbage" in event:
                    print(call("POST", "invocation/not-this-one/response", "1")[0].status)
                    print(call("POST", "nonsense", "1")[0].status)
                    call("POST", f"invocation/{key}/response", b"\\x00\\xffgarbage")
                elif b"hang" in event:
                    import time
                    time.sleep(60)
                else:
                    call("POST", f"invocation/{key}/response", event)
            """;

    @TempDir
    private Path root;

    private FunctionFolder folder;
    private Functions functions;

    @BeforeEach
    void open() {
        folder = new FunctionFolder(root);
        functions = new Functions(folder.options());
    }

    @AfterEach
    void close() {
        functions.close();
    }

    private String run(String function, String payload) throws InterruptedException {
        return text(functions.invoke(call(function, payload)));
    }

    private static void needPython() {
        assumeTrue(Executables.ofThisMachine().find("python3") != null, "no Python on this machine");
    }

    @Test
    void anyProgramThatSpeaksTheRuntimeApiIsAFunction() throws Exception {
        needPython();
        folder.provided("own", OWN_RUNTIME);

        assertThat(run("own", "{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(run("own", "\"garbage\"")).contains("garbage");
        assertThat(run("own", "\"hang\"")).contains("Sandbox.Timedout", "after 2.00 seconds");
        assertThat(run("own", "7")).isEqualTo("7");
    }

    @Test
    void programsThatEndOrCannotBeRunAreErrorsOfTheFunction() throws Exception {
        folder.provided("ends", "#!/bin/sh\nexit 7\n");
        folder.provided("odd", "not a program");
        folder.file("none", "function.yaml", "runtime: provided\n");

        assertThat(run("ends", "1")).contains("Runtime.ExitError", "exit status 7");
        assertThat(run("none", "1")).contains("Runtime.InvalidEntrypoint", "Couldn't find a valid bootstrap");
        assertThat(run("odd", "1")).containsAnyOf("Runtime.ExitError", "cannot be started");
    }

    @Test
    void settingsAreReadStrictly() throws Exception {
        folder.file("typo", "function.yaml", "runtime: python3\nhandler: a.b\ntiemout: 3\n");
        folder.file("strange", "function.yaml", "runtime: cobol\nhandler: a.b\n");
        folder.file("range", "function.yaml", "runtime: python3\nhandler: a.b\ntimeout: 901\n");
        folder.file("nohandler", "function.yaml", "runtime: [python3, java25]\nhandler: {python: a.b}\n");
        folder.file("noyaml", "function.yaml", "runtime: [\n");
        folder.file("nosettings", "app.py", "");

        assertThat(run("typo", "1"))
                .startsWith("REFUSED InvalidParameterValueException")
                .contains("unknown key 'tiemout'");
        assertThat(run("strange", "1")).contains("unknown runtime");
        assertThat(run("range", "1")).contains("'timeout' must be a whole number from 1 to 900");
        assertThat(run("nohandler", "1")).contains("the handler for java is missing");
        assertThat(run("noyaml", "1")).contains("is not YAML");
        assertThat(run("nosettings", "1")).contains("has no function.yaml");
    }

    @Test
    void settingsSayWhetherLostInvocationsAreMadeAgain() {
        folder.file("again", "function.yaml", "runtime: java25\nhandler: A::b\non-lost: resend\n");
        folder.file("never", "function.yaml", "runtime: java25\nhandler: A::b\n");

        assertThat(functions.resendsLost("again")).isTrue();
        assertThat(functions.resendsLost("never")).isFalse();
        assertThat(functions.resendsLost("absent")).isFalse();
    }

    @Test
    void missingInterpreterIsNamedWithHowToGetIt() throws Exception {
        folder.python("py", "");
        folder.node("js", "index.js", "");

        try (var bare = new Functions(folder.options(), Executables.on(root.toString()))) {
            assertThat(text(bare.invoke(call("py", "1"))))
                    .startsWith("REFUSED InvalidRuntimeException")
                    .contains("no 'python3' is on the PATH", "https://python.org");
            assertThat(text(bare.invoke(call("js", "1")))).contains("no 'node' is on the PATH", "https://nodejs.org");
        }
    }

    @Test
    void theFirstRuntimeThatThisMachineHasIsUsed() throws Exception {
        folder.file("both", "function.yaml", """
                runtime: [python3.12, java25]
                handler: {python: app.handler, java: "Both::run"}
                """);
        folder.file("both", "app.py", "def handler(event, context):\n    return 'python'\n");
        folder.file("both", "Both.java", """
                public final class Both {
                    public String run(Object event) {
                        return "java";
                    }
                }
                """);

        try (var withoutPython = new Functions(folder.options(), Executables.on(root.toString()))) {
            assertThat(text(withoutPython.invoke(call("both", "1")))).isEqualTo("\"java\"");
        }
        needPython();
        assertThat(run("both", "1")).isEqualTo("\"python\"");
    }

    @Test
    void eventsRunWithoutAnybodyWaiting() throws Exception {
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        folder.provided("touch", "#!/bin/sh\necho done > " + pipe + "\n");

        assertThat(functions.enqueue(call("touch", "1"))).isNull();

        assertThat(Files.readString(pipe)).isEqualTo("done\n");
    }

    @Test
    void killedNodeLeavesNoProcessBehind() throws Exception {
        needPython();
        folder.python("pid", """
                import os
                def handler(event, context):
                    print(os.getpid(), flush=True)
                    while event == "busy":
                        pass
                    return os.getpid()
                """, "timeout: 600");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedNode.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = node.inputReader()) {
            long idle = Long.parseLong(output.readLine());
            long busy = Long.parseLong(output.readLine());
            var idleEnd = ProcessHandle.of(idle).orElseThrow().onExit();
            var busyEnd = ProcessHandle.of(busy).orElseThrow().onExit();

            node.destroyForcibly();

            assertThat(idleEnd.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(busyEnd.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }
}
