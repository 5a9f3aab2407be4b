package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;

/** Fail: ends its scope with an error; it has no Exited event. Stateless. */
final class FailRun {
    private FailRun() {}

    static void work(Turn turn, Scope scope, State.Fail fail) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = fail.flow().arguments(frame);
        String error = fail.error() == null ? null : fail.error().evaluate(frame, effective);
        String cause = fail.cause() == null ? null : fail.cause().evaluate(frame, effective);
        Recovery.recover(turn, scope, Failure.ordinary(error, cause, scope.enteredEvent));
    }
}
