package dev.stepwell.tasks.function;

import static dev.stepwell.tasks.function.FunctionFolder.call;
import static dev.stepwell.tasks.function.FunctionFolder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions in JavaScript: module kinds and handler styles. */
final class NodeFunctionsTest {
    @TempDir
    private Path root;

    private FunctionFolder folder;
    private Functions functions;

    @BeforeEach
    void open() {
        assumeTrue(Executables.ofThisMachine().find("node", "nodejs") != null, "no Node.js on this machine");
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
    void runsAsyncHandlersOfBothModuleKindsAgainAndAgain() throws Exception {
        folder.node("esm", "index.mjs", """
                let calls = 0;
                export const handler = async (event, context) =>
                  ({ calls: ++calls, event, name: context.functionName, time: context.getRemainingTimeInMillis() > 0 });
                """);
        folder.node("cjs", "index.js", "exports.handler = async (event) => event.a + event.b;\n");

        assertThat(run("esm", "{\"k\":\"ü\"}"))
                .isEqualTo("{\"calls\":1,\"event\":{\"k\":\"ü\"},\"name\":\"esm\",\"time\":true}");
        assertThat(run("esm", "1")).isEqualTo("{\"calls\":2,\"event\":1,\"name\":\"esm\",\"time\":true}");
        assertThat(run("cjs", "{\"a\":1,\"b\":2}")).isEqualTo("3");
        assertThat(run("cjs", "{\"a\":2,\"b\":2}")).isEqualTo("4");
    }

    @Test
    void callbacksAnswerWhenNothingIsLeftToDoOrAtOnceWhenAskedTo() throws Exception {
        folder.node("callback", "index.js", """
                exports.handler = (event, context, callback) => {
                  if (event === 'now') {
                    context.callbackWaitsForEmptyEventLoop = false;
                    setInterval(() => {}, 1000).unref();
                  }
                  let later = false;
                  setTimeout(() => { later = true; result.later = later; }, 5);
                  const result = { event };
                  callback(null, result);
                };
                """);

        assertThat(run("callback", "\"wait\"")).isEqualTo("{\"event\":\"wait\",\"later\":true}");
        assertThat(run("callback", "\"now\"")).isEqualTo("{\"event\":\"now\"}");
    }

    @Test
    void handlersThatGiveNothingGiveNull() throws Exception {
        folder.node("nothing", "index.js", "exports.handler = () => { setTimeout(() => {}, 1); };\n");

        assertThat(run("nothing", "{}")).isEqualTo("null");
    }

    @Test
    void describesErrorsAsLambdaDoes() throws Exception {
        folder.node("bad", "index.mjs", """
                class OutOfStock extends Error { constructor(m) { super(m); this.name = 'OutOfStock'; } }
                export const handler = async (event) => {
                  if (event === 'text') throw 'just text';
                  throw new OutOfStock('no apples');
                };
                """);

        assertThat(run("bad", "{}"))
                .startsWith("FAILED {\"errorType\":\"OutOfStock\",\"errorMessage\":\"no apples\",\"trace\":[");
        assertThat(run("bad", "\"text\""))
                .isEqualTo("FAILED {\"errorType\":\"string\",\"errorMessage\":\"just text\",\"trace\":[]}");
    }

    @Test
    void errorsOutsideOfTheHandlerEndTheProcessButAnswerTheInvocation() throws Exception {
        folder.node("stray", "index.mjs", """
                export const handler = (event) => new Promise((resolve) => {
                  if (event === 'throw') setTimeout(() => { throw new TypeError('stray'); }, 1);
                  else if (event === 'reject') Promise.reject(new Error('unheard'));
                  else if (event === 'exit') process.exit(4);
                  else resolve('fine');
                });
                """);

        assertThat(run("stray", "\"throw\"")).contains("\"errorType\":\"TypeError\"", "stray");
        assertThat(run("stray", "\"reject\"")).contains("Runtime.UnhandledPromiseRejection", "unheard");
        assertThat(run("stray", "\"exit\"")).contains("Runtime.ExitError", "exit status 4");
        assertThat(run("stray", "1")).isEqualTo("\"fine\"");
    }

    @Test
    void codeThatCannotBeLoadedIsAnInitError() throws Exception {
        folder.node("nofile", "other.js", "");
        folder.node("noexport", "index.js", "exports.other = 1;\n");
        folder.node("syntax", "index.mjs", "export const handler = async ( => 1;\n");
        folder.node("noimport", "index.mjs", "import x from './missing.mjs';\nexport const handler = x;\n");

        assertThat(run("nofile", "{}")).contains("Runtime.ImportModuleError", "Cannot find module 'index'");
        assertThat(run("noexport", "{}"))
                .contains("Runtime.HandlerNotFound", "index.handler is undefined or not exported");
        assertThat(run("syntax", "{}")).contains("Runtime.UserCodeSyntaxError");
        assertThat(run("noimport", "{}")).contains("Runtime.ImportModuleError");
    }
}
