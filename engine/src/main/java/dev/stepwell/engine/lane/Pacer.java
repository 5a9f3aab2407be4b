package dev.stepwell.engine.lane;

import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Step;
import java.time.Instant;

/**
 * Steps executions as far as there are state transitions for them. One that finds none reserves the next one, and its
 * wake row is set to the moment from which it may be used: so it waits as it would in a Wait, on disk when it waits
 * long, and a crash forgets at most its place in the line. Confined to one lane.
 */
final class Pacer {
    /** Transitions that are taken for one step before it is known how many it needs. */
    static final int TAKEN_MAX = 64;

    private final TransitionRate rate;
    private final Interpreter interpreter;
    private final EngineMetrics metrics;

    Pacer(TransitionRate rate, Interpreter interpreter, EngineMetrics metrics) {
        this.rate = rate;
        this.interpreter = interpreter;
        this.metrics = metrics;
    }

    /** Applies a command; afterwards {@link Live#turnAt} says whether the execution waits for its turn. */
    Step step(Live live, Command command) {
        Instant now = command.at();
        boolean waits = live.turnAt > now.toEpochMilli();
        int reserved = live.turnAt > Live.NO_TURN && !waits ? 1 : 0;
        int granted = waits ? 0 : reserved + rate.take(TAKEN_MAX - reserved, now);
        Step step = interpreter.step(live.machine.program(), live.state, command, granted);
        if (step.isIgnored()) {
            rate.giveBack(granted - reserved);
            return step;
        }
        int entered = entered(step);
        rate.giveBack(granted - entered);
        if (!live.state.isCutShort() || live.isOver()) {
            live.turnAt = Live.NO_TURN;
        } else if (!waits) {
            boolean isThrottled = entered == granted && granted < TAKEN_MAX;
            live.turnAt = isThrottled ? rate.reserve(now) : Live.NO_TURN;
            metrics.transitionsThrottled.add(isThrottled ? 1 : 0);
        }
        return step;
    }

    private static int entered(Step step) {
        int entered = 0;
        for (HistoryEvent event : step.history()) {
            if (event.details() instanceof EventDetails.StateEntered) {
                entered++;
            }
        }
        return entered;
    }
}
