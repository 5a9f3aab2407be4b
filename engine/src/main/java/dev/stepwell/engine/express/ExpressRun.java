package dev.stepwell.engine.express;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.interpreter.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Express execution under way, as a handler of events: {@link #turn} gives the interpreter one command. Confined to
 * the thread that drives it, but for {@link #answered} and {@link #giveUp}, which anybody may call. Its queue holds at
 * most one answer for each call and one wake.
 */
public final class ExpressRun {
    /** Something it waits for. */
    private sealed interface News {
        record Answered(Attempt attempt, Answer answer) implements News {}

        record Due() implements News {}

        record GivenUp() implements News {}
    }

    private final ExpressServices services;
    private final ExpressStart start;
    private final Consumer<@Nullable Outcome> whenOver;
    private final ExecutionState state;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private boolean begun;
    private boolean over;
    private boolean goesOn;
    private Ticker.@Nullable Alarm alarm;
    private @Nullable Instant alarmAt;

    /** @param whenOver told the outcome, once; null when it was given up or failed */
    ExpressRun(ExpressServices services, ExpressStart start, Consumer<@Nullable Outcome> whenOver) {
        this.services = services;
        this.start = start;
        this.whenOver = whenOver;
        this.state = ExecutionState.create(start.info());
    }

    /** Which execution it is. */
    public ExpressStart start() {
        return start;
    }

    /** Whether nothing will happen any more. */
    public boolean isOver() {
        return over;
    }

    /**
     * Does one thing that is to be done now.
     *
     * @return whether there was one
     */
    public boolean turn() {
        if (over) {
            return false;
        }
        News next = begun ? news.poll() : null;
        if (begun && next == null && !goesOn) {
            return false;
        }
        handle(next);
        return true;
    }

    /**
     * Drives itself to the end on the calling thread.
     *
     * @throws InterruptedException when the thread is interrupted first; it is over then
     */
    public void run() throws InterruptedException {
        try {
            while (!over) {
                if (goesOn) {
                    letOthersRun();
                }
                if (!turn()) {
                    handle(news.take());
                }
            }
        } catch (InterruptedException unwanted) {
            // nobody waits for its end, so nobody waits for its calls
            step(new Command.Stop(null, null, services.ticker().now()));
            throw unwanted;
        } finally {
            leave(null);
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

    private void handle(@Nullable News next) {
        Instant now = services.ticker().now();
        switch (next) {
            case null -> step(begun ? new Command.Continue(now) : new Command.Start(now));
            case News.Answered(var attempt, var answer) -> step(answer.at(attempt, now));
            case News.Due() -> {
                alarmAt = null;
                step(new Command.Wake(now));
            }
            case News.GivenUp() -> leave(null);
        }
        begun = true;
        Outcome outcome = state.outcome();
        if (outcome != null) {
            leave(outcome);
        }
    }

    private void leave(@Nullable Outcome outcome) {
        if (!over) {
            over = true;
            setAlarm(null);
            whenOver.accept(outcome);
        }
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
            log(step.history());
            step.effects().forEach(this::let);
        }
        setAlarm(state.outcome() == null ? state.nextWake() : null);
    }

    /** An Express execution is never redriven. */
    private void log(List<HistoryEvent> history) {
        LogTarget target = start.machine().logs();
        LoggedEvents logged = target == null ? null : target.select(start.arn(), 0, history);
        if (logged != null) {
            services.logs().take(logged);
        }
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
