package dev.stepwell.engine.call;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource.Pattern;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Refused;
import java.util.function.Supplier;

/** Starts an execution for a task as a client would, and answers what {@code states:startExecution} does. Thread-safe. */
public final class ClientStart {
    private final Supplier<Executions> executions;
    private final NestedResults results;

    /** @param executions asked when the first task comes */
    public ClientStart(Supplier<Executions> executions, Entropy entropy) {
        this.executions = executions;
        this.results = new NestedResults(entropy);
    }

    /** Waits until the start is durable or refused; the answer is a success or a failure. */
    public Answer start(Payload arguments) {
        try {
            NestedArguments wanted = NestedArguments.read(arguments);
            Executions.Started started =
                    executions.get().start(wanted.machineArn(), wanted.name(), wanted.input());
            return results.started(Pattern.REQUEST_RESPONSE, started.executionArn(), started.startDate());
        } catch (Refused refused) {
            return results.refused(Pattern.REQUEST_RESPONSE, refused.code(), refused.text());
        }
    }
}
