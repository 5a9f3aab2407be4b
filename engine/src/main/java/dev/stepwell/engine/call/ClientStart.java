package dev.stepwell.engine.call;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource.Pattern;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Requests;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts an execution for a task as a client would, and answers as {@code states:startExecution}. Thread-safe. */
public final class ClientStart {
    private final Supplier<Requests> requests;
    private final NestedResults results;

    /** @param requests asked when the first task comes */
    public ClientStart(Supplier<Requests> requests, Entropy entropy) {
        this.requests = requests;
        this.results = new NestedResults(entropy);
    }

    /** Does not wait: {@code answer} gets a success or a failure when the start is durable or refused. */
    public void start(Payload arguments, Consumer<Answer> answer) {
        try {
            NestedArguments wanted = NestedArguments.read(arguments);
            requests.get()
                    .start(wanted.machineArn(), wanted.name(), wanted.input())
                    .then(
                            started -> answer.accept(results.started(
                                    Pattern.REQUEST_RESPONSE, started.executionArn(), started.startDate())),
                            refused -> answer.accept(refused(refused)));
        } catch (Refused refused) {
            answer.accept(refused(refused));
        }
    }

    private Answer refused(Refused refused) {
        return results.refused(Pattern.REQUEST_RESPONSE, refused.code(), refused.text());
    }
}
