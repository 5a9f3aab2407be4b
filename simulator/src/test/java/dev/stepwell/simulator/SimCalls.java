package dev.stepwell.simulator;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;

/** What a node's engine takes for its dispatcher of task calls: they go to the scripted tasks of the world. */
record SimCalls(SimNode node, Answers answers) implements Calls {
    @Override
    public void call(PendingCall call) {
        node.released(call);
        node.tasks().called(node, answers, call);
    }

    @Override
    public void cancel(ExecutionKey execution, Attempt attempt) {
        node.cancelled(execution, attempt);
    }

    @Override
    public boolean isCongested() {
        return node.isCongested();
    }

    @Override
    public void handBack() {
        // every call is made at once: none waits for its turn
    }

    @Override
    public void drain(Duration patience, Ticker ticker) {
        // what the functions answer later comes to nobody
    }

    @Override
    public void abandon() {
        // likewise
    }
}
