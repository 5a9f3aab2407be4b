package dev.stepwell.interpreter;

import java.time.Instant;

/** What happens when time passes: waits and back-offs end, tasks and the execution time out. Stateless. */
final class Deadlines {
    private static final long MILLIS = 1_000;

    private Deadlines() {}

    /**
     * When the execution times out: by its definition's TimeoutSeconds, which count anew after a redrive, at the latest
     * by the service's limit, which counts from the start.
     */
    static long ofExecution(Turn turn) {
        long start = turn.state.info().startTime().toEpochMilli();
        Instant redriven = turn.state.redrivenAt();
        long end = start + turn.rules.limits().executionSecondsMax() * MILLIS;
        Integer configured = turn.program.timeoutSeconds();
        if (configured == null) {
            return end;
        }
        return Math.min(end, (redriven == null ? start : redriven.toEpochMilli()) + configured * MILLIS);
    }

    /**
     * Handles every deadline that has passed; all timeouts are recorded before the first of them is acted upon, as on
     * AWS.
     *
     * @return false when none has passed and nothing was left over from a cut step: the wake was spurious
     */
    static boolean wake(Turn turn) {
        long now = turn.now.toEpochMilli();
        long limit = turn.state.deadlineMillis;
        if (limit != 0 && limit <= now) {
            Ending.timedOut(turn);
            return true;
        }
        boolean isDue = !turn.state.runnable.isEmpty();
        Scope scope = turn.state.soonest();
        while (scope != null && scope.deadlineMillis() <= now) {
            isDue = true;
            expire(turn, scope, now);
            turn.state.settle(scope);
            scope = turn.state.soonest();
        }
        return isDue;
    }

    private static void expire(Turn turn, Scope scope, long now) {
        switch (scope.phase) {
            case WAITING -> {
                scope.dueMillis = 0;
                scope.phase = Phase.LEAVING;
            }
            case BACKING_OFF -> {
                scope.dueMillis = 0;
                scope.phase = Phase.WORKING;
            }
            case CALLED, OFFERED, ENGAGED -> {
                boolean isTimeout = scope.dueMillis != 0 && scope.dueMillis <= now;
                TaskAnswers.timedOut(turn, scope, isTimeout ? Failure.Kind.TIMEOUT : Failure.Kind.HEARTBEAT);
            }
            case NEW, ENTERING, WORKING, STARTING, LEAVING, FAILING, JOINING ->
                throw new EngineBug("scope " + scope.id + " has a deadline in phase " + scope.phase);
        }
    }
}
