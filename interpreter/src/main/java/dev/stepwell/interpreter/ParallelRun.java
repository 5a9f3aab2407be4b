package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.StateGraph;

/** Parallel: one scope per branch, each with the same input. Stateless. */
final class ParallelRun {
    private ParallelRun() {}

    static void work(Turn turn, Scope scope, State.Parallel parallel) {
        Payload input = parallel.flow().arguments(new ScopeFrame(turn, scope));
        if (input.size() > turn.rules.limits().payloadBytesMax()) {
            Recovery.recover(turn, scope, Failure.dataLimit(scope.state, scope.enteredEvent));
            return;
        }
        long started = turn.append(scope, EventType.PARALLEL_STATE_STARTED, EventDetails.None.NONE);
        scope.join = Join.ofBranches(parallel.branches().size());
        scope.phase = parallel.branches().isEmpty() ? Phase.LEAVING : Phase.JOINING;
        for (StateGraph branch : parallel.branches()) {
            Joins.begin(turn, scope, branch.startAt(), input, started);
        }
    }

    static void leave(Turn turn, Scope scope, State.Parallel parallel) {
        if (scope.joining().results.joinedSize() > turn.rules.limits().payloadBytesMax()) {
            Recovery.recover(turn, scope, Failure.dataLimit(scope.state, scope.enteredEvent));
            return;
        }
        turn.mark(scope.lastEvent, EventType.PARALLEL_STATE_SUCCEEDED, EventDetails.None.NONE);
        Payload result = Joins.result(scope);
        ScopeFrame frame = new ScopeFrame(turn, scope).withResult(result);
        turn.exit(frame, EventType.PARALLEL_STATE_EXITED, parallel.flow(), result, parallel.transition());
    }
}
