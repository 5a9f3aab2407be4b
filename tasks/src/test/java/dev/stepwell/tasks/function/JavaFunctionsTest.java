package dev.stepwell.tasks.function;

import static dev.stepwell.tasks.function.FunctionFolder.call;
import static dev.stepwell.tasks.function.FunctionFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions in Java, compiled from their sources. */
final class JavaFunctionsTest {
    private static final String GREETER = """
            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;

            public final class Greeter implements RequestHandler<Greeter.Person, Greeter.Greeting> {
                public static final class Person { public String name; }

                public record Greeting(String text, String function) {
                    public String getText() { return text; }
                    public String getFunction() { return function; }
                }

                @Override
                public Greeting handleRequest(Person person, Context context) {
                    if (person.name == null) {
                        throw new IllegalArgumentException("nobody");
                    }
                    return new Greeting("GREETING " + person.name, context.getFunctionName());
                }
            }
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

    @Test
    void compilesRunsAndReplacesAHandler() throws Exception {
        folder.java("greet", "Greeter::handleRequest", GREETER);

        assertThat(run("greet", "{\"name\":\"Ada\"}")).isEqualTo("{\"text\":\"GREETING Ada\",\"function\":\"greet\"}");
        assertThat(run("greet", "{}"))
                .startsWith("FAILED {\"errorMessage\":\"nobody\",\"errorType\":\"java.lang.IllegalArgumentException\"");

        folder.java("greet", "Greeter::handleRequest", GREETER.replace("GREETING", "Good morning"));

        assertThat(run("greet", "{\"name\":\"Ada\"}")).contains("Good morning Ada");
        assertThat(root.resolve("work/cache/java/greet")).isDirectoryContaining("glob:**");
    }

    @Test
    void mapAndStreamHandlersNeedNoClassesOfTheirOwn() throws Exception {
        folder.java("maps", "Maps::run", """
                import java.util.Map;
                public final class Maps {
                    public Map<String, Object> run(Map<String, Object> event) {
                        return Map.of("had", event.get("k"));
                    }
                }
                """);

        assertThat(run("maps", "{\"k\":[1,2]}")).isEqualTo("{\"had\":[1,2]}");
    }

    @Test
    void streamHandlersReadAndWriteBytes() throws Exception {
        folder.java("streams", "Streams::handleRequest", """
                import com.amazonaws.services.lambda.runtime.Context;
                import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
                import java.io.*;
                public final class Streams implements RequestStreamHandler {
                    @Override
                    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                        in.transferTo(out);
                    }
                }
                """);

        assertThat(run("streams", "{\"as\": [\"it\",  \"is\"]}")).isEqualTo("{\"as\": [\"it\",  \"is\"]}");
    }

    @Test
    void heapThatIsFullIsAnErrorAndTheNextInvocationGetsANewProcess() throws Exception {
        folder.java("eater", "Eater::run", """
                public final class Eater {
                    public int run(int megabytes) {
                        return new byte[megabytes << 20].length;
                    }
                }
                """);

        assertThat(run("eater", "1000")).contains("\"errorType\":\"java.lang.OutOfMemoryError\"");
        assertThat(run("eater", "1")).isEqualTo("1048576");
    }

    @Test
    void codeThatDoesNotCompileIsAnErrorOfTheFunction() throws Exception {
        folder.java("wrong", "Wrong::run", "public final class Wrong { void run( }\n");

        assertThat(run("wrong", "{}"))
                .startsWith("FAILED {\"errorType\":\"Runtime.CompilationFailed\"")
                .contains("Wrong.java:1");
    }

    @Test
    void unknownClassesAreAnInitError() throws Exception {
        folder.java("nowhere", "Other::run", "final class Another {}\n");

        assertThat(run("nowhere", "{}")).startsWith("FAILED").contains("Class not found: Other");
    }

    @Test
    void withoutTheRuntimeJarsTheRefusalSaysWhatIsMissing() throws Exception {
        folder.java("greet", "Greeter::handleRequest", GREETER);
        var bare = folder.options().withJavaRuntime(List.of(root.resolve("nowhere")));

        try (var lacking = new Functions(bare)) {
            assertThat(text(lacking.invoke(call("greet", "{}"))))
                    .startsWith("REFUSED InvalidRuntimeException")
                    .contains("lib/java-runtime");
        }
    }
}
