package dev.stepwell.engine.express;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.interpreter.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One Express execution under way: a loop that gives the interpreter one command after the other. Confined to the
 * thread that runs it, but for {@link #answered} and {@link #giveUp}, which anybody may call. Its queue holds at most
 * one answer for each call and one wake.
 */
final class ExpressRun {
    /** Something the loop waits for. */
    private sealed interface News {
        record Answered(Attempt attempt, Answer answer) implements News {}

        record Due() implements News {}

        record GivenUp() implements News {}
    }

    private final ExpressServices services;
    private final ExpressStart start;
    private final ExecutionState state;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private boolean goesOn;
    private Ticker.@Nullable Alarm alarm;
    private @Nullable Instant alarmAt;

    ExpressRun(ExpressServices services, ExpressStart start) {
        this.services = services;
        this.start = start;
        this.state = ExecutionState.create(start.info());
    }

    /**
     * Runs to the end.
     *
     * @throws dev.stepwell.engine.Refused when the engine closes first
     * @throws InterruptedException when the thread is interrupted first
     */
    Outcome run() throws InterruptedException {
        try {
            step(new Command.Start(services.ticker().now()));
            Outcome outcome = state.outcome();
            while (outcome == null) {
                Command next = next();
                if (next != null) {
                    step(next);
                }
                outcome = state.outcome();
            }
            return outcome;
        } finally {
            setAlarm(null);
        }
    }

    /** What became of an attempt. */
    void answered(Attempt attempt, Answer answer) {
        news.add(new News.Answered(attempt, answer));
    }

    /** The engine closes: what is unfinished stays so. */
    void giveUp() {
        news.add(new News.GivenUp());
    }

    private @Nullable Command next() throws InterruptedException {
        News next = goesOn ? news.poll() : news.take();
        Instant now = services.ticker().now();
        return switch (next) {
            case null -> {
                letOthersRun();
                yield new Command.Continue(now);
            }
            case News.Answered(var attempt, var answer) -> answer.at(attempt, now);
            case News.Due() -> {
                alarmAt = null;
                yield new Command.Wake(now);
            }
            case News.GivenUp() -> throw Refusals.unavailable("the engine is closed");
        };
    }

    /** Virtual threads are not preempted, so an endless loop must give the others their turn. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthersRun() {
        Thread.yield();
    }

    private void step(Command command) {
        Step step = services.interpreter().step(start.machine().program(), state, command);
        if (!step.isIgnored()) {
            goesOn = false;
            step.effects().forEach(this::let);
        }
        setAlarm(state.outcome() == null ? state.nextWake() : null);
    }

    private void let(Effect effect) {
        switch (effect) {
            case Effect.CallTask call -> {
                if (Connectors.isNested(call.resource())) {
                    services.nested().start(call, answer -> answered(call.attempt(), answer));
                } else {
                    services.calls().call(PendingCall.of(start.key(), start.arn(), call));
                }
            }
            case Effect.CancelTask(var attempt, var _) -> services.calls().cancel(start.key(), attempt);
            case Effect.ContinueLater() -> goesOn = true;
            case Effect.Finish(var _) -> goesOn = false;
        }
    }

    private void setAlarm(@Nullable Instant at) {
        if (at == null ? alarmAt == null : at.equals(alarmAt)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        alarmAt = at;
        if (at != null) {
            Duration delay = Duration.between(services.ticker().now(), at);
            alarm = services.ticker()
                    .schedule(delay.isNegative() ? Duration.ZERO : delay, () -> news.add(new News.Due()));
        }
    }
}
