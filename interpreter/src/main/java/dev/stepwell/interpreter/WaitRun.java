package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import java.time.Instant;

/** Wait: until a moment that is computed once, on entry. Stateless. */
final class WaitRun {
    private static final int NANOS_BELOW_ONE_MILLI = 999_999;

    private WaitRun() {}

    static void work(Turn turn, Scope scope, State.Wait wait) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = wait.flow().arguments(frame);
        Instant until = wait.until().until(frame, effective);
        if (!until.isAfter(turn.now)) {
            turn.exit(frame, EventType.WAIT_STATE_EXITED, wait.flow(), effective, wait.transition());
            return;
        }
        scope.phase = Phase.WAITING;
        scope.dueMillis = roundedUp(until);
    }

    static void leave(Turn turn, Scope scope, State.Wait wait) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = wait.flow().arguments(frame);
        turn.exit(frame, EventType.WAIT_STATE_EXITED, wait.flow(), effective, wait.transition());
    }

    /** Never wakes too early for the sake of a fraction of a millisecond. */
    private static long roundedUp(Instant until) {
        return until.plusNanos(NANOS_BELOW_ONE_MILLI).toEpochMilli();
    }
}
