package dev.stepwell.engine.express;

import dev.stepwell.asl.model.TaskResource.Pattern;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.NestedArguments;
import dev.stepwell.engine.call.NestedResults;
import dev.stepwell.interpreter.Effect;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts executions for the tasks of Express ones as a client would, each on a thread of its own. Thread-safe. */
public final class ExpressNesting implements NestedStart {
    private final Supplier<Executions> executions;
    private final NestedResults results;

    /** @param executions asked when the first task comes */
    public ExpressNesting(Supplier<Executions> executions, Entropy entropy) {
        this.executions = executions;
        this.results = new NestedResults(entropy);
    }

    @Override
    public void start(Effect.CallTask call, Consumer<Answer> answer) {
        Thread.ofVirtual().name("stepwell-express-nested").start(() -> answer.accept(started(call)));
    }

    private Answer started(Effect.CallTask call) {
        try {
            NestedArguments wanted = NestedArguments.read(call.arguments());
            Executions.Started started = executions.get().start(wanted.machineArn(), wanted.name(), wanted.input());
            return results.started(Pattern.REQUEST_RESPONSE, started.executionArn(), started.startDate());
        } catch (Refused refused) {
            return results.refused(Pattern.REQUEST_RESPONSE, refused.code(), refused.text());
        }
    }
}
