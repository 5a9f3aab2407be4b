package dev.stepwell.tasks;

import dev.stepwell.tasks.function.Functions;
import dev.stepwell.tasks.lambda.LambdaConnector;
import java.util.List;

/** The connectors that a node has. Closing it stops the function processes. Thread-safe. */
public final class Connectors implements AutoCloseable {
    private final Functions functions;
    private final LambdaConnector lambda;

    private Connectors(Functions functions, LambdaConnector lambda) {
        this.functions = functions;
        this.lambda = lambda;
    }

    /** All connectors that exist; nothing is started before the first call. */
    public static Connectors standard(TasksOptions options) {
        Functions functions = new Functions(options);
        return new Connectors(functions, new LambdaConnector(functions, options));
    }

    public List<Connector> list() {
        return List.of(lambda);
    }

    /** Stops all function processes; calls in flight fail. */
    @Override
    public void close() {
        lambda.close();
        functions.close();
    }
}
