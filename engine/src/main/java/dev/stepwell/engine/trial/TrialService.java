package dev.stepwell.engine.trial;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Arns;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.Trials;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.trial.Trial;
import dev.stepwell.interpreter.trial.Trial.Progress;
import dev.stepwell.interpreter.trial.TrialReport;
import dev.stepwell.interpreter.trial.TrialSetup;
import dev.stepwell.tasks.TaskResult;
import dev.stepwell.tasks.model.MockResults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trials on the caller's thread, so many at a time. Thread-safe. */
public final class TrialService implements Trials {
    /** How long a trial may take. */
    public static final Duration TRIAL_TIME_MAX = Duration.ofMinutes(5);

    /** Trials under way at the same time; more are throttled. AWS takes bursts of as many. */
    public static final int TRIALS_MAX = 50;

    private static final String TIMEOUT = "States.Timeout";

    private final EngineOptions options;
    private final TrialCalls calls;
    private final Ticker ticker;
    private final Entropy entropy;
    private final Arns arns;
    private final Semaphore underWay = new Semaphore(TRIALS_MAX);

    public TrialService(EngineOptions options, TrialCalls calls, Ticker ticker, Entropy entropy) {
        this.options = options;
        this.calls = calls;
        this.ticker = ticker;
        this.entropy = entropy;
        this.arns = new Arns(options.region(), options.account());
    }

    @Override
    public TrialReport run(Request request) throws InterruptedException {
        if (!underWay.tryAcquire()) {
            throw Refusals.throttled();
        }
        try {
            return tried(request);
        } finally {
            underWay.release();
        }
    }

    @Override
    public @Nullable String mockProblem(
            TaskResource.Integration resource, JsonNode result, FieldValidation validation) {
        MockResults.Mode mode = switch (validation) {
            case STRICT -> MockResults.Mode.STRICT;
            case PRESENT -> MockResults.Mode.PRESENT;
            case NONE -> MockResults.Mode.NONE;
        };
        return MockResults.problem(
                resource.resourceType(), resource.action(), resource.pattern().suffix(), result, mode);
    }

    private TrialReport tried(Request request) throws InterruptedException {
        ExecutionInfo info = info(request);
        Trial trial = new Trial(new TrialSetup(
                request.state(),
                info,
                request.variables(),
                request.context(),
                request.mock(),
                request.circumstances(),
                options.limits()));
        return switch (trial.begin()) {
            case Progress.Over(TrialReport report) -> report;
            case Progress.Pause(Instant until) -> waited(trial, until, info.startTime());
            case Progress.Call call -> called(trial, call, info);
        };
    }

    private TrialReport waited(Trial trial, Instant until, Instant start) throws InterruptedException {
        Duration asked = Duration.between(start, until);
        boolean isTooLong = asked.compareTo(TRIAL_TIME_MAX) > 0;
        if (asked.isPositive()) {
            pause(isTooLong ? TRIAL_TIME_MAX : asked);
        }
        return isTooLong ? trial.failed(TIMEOUT, null) : trial.waited();
    }

    private void pause(Duration time) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Ticker.Alarm alarm = ticker.schedule(time, over::countDown);
        try {
            over.await();
        } finally {
            alarm.cancel();
        }
    }

    private TrialReport called(Trial trial, Progress.Call call, ExecutionInfo info) throws InterruptedException {
        Integer asked = call.timeoutSeconds();
        Duration most = asked == null ? TRIAL_TIME_MAX : Duration.ofSeconds(asked);
        Duration patience = most.compareTo(TRIAL_TIME_MAX) > 0 ? TRIAL_TIME_MAX : most;
        TaskResult result = calls.make(info, call, patience);
        return switch (result) {
            case null -> trial.failed(TIMEOUT, null);
            case TaskResult.Succeeded(var output) -> trial.succeeded(output);
            case TaskResult.Failed(var error, var cause) -> trial.failed(error, cause);
        };
    }

    /** The Express execution that the state believes to be in; machine and execution have random names. */
    private ExecutionInfo info(Request request) {
        String machine = entropy.uuid().toString();
        String name = entropy.uuid().toString();
        return new ExecutionInfo(
                arns.trial(machine, name),
                name,
                arns.stateMachine(machine),
                machine,
                request.roleArn() == null ? "" : request.roleArn(),
                ticker.now(),
                request.input(),
                null,
                null,
                entropy.nextLong());
    }
}
