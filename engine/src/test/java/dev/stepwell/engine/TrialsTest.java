package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.engine.trial.TrialService;
import dev.stepwell.interpreter.trial.TrialReport;
import dev.stepwell.interpreter.trial.TrialReport.Status;
import dev.stepwell.interpreter.trial.TrialSetup.Circumstances;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials that make calls and wait, under a clock that the test winds forward. */
final class TrialsTest {
    private static final String CALL = "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':"
            + "{'FunctionName':'f'},'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Late'}],'End':true";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void makesTheCallOfATask() throws Exception {
        FutureTask<TrialReport> trial = begin(CALL + "}");
        ScriptedConnector.Made made = world.connector.next();

        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{\"Payload\": 1}")));

        TrialReport report = await(trial);
        assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(report.output()).isEqualTo(Payload.ofText("{\"Payload\": 1}"));
        assertThat(made.call().executionArn())
                .matches("arn:aws:states:us-east-1:123456789012:express:[0-9a-f-]{36}:[0-9a-f-]{36}");
        assertThat(made.call().timeout()).isEqualTo(TrialService.TRIAL_TIME_MAX);
    }

    @Test
    void tellsHowTheCallFailed() throws Exception {
        FutureTask<TrialReport> trial = begin(CALL + "}");

        world.connector.next().answer().complete(new TaskResult.Failed("Busy", "later"));

        TrialReport report = await(trial);
        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.error()).isEqualTo("Busy");
        assertThat(report.cause()).isEqualTo("later");
    }

    @Test
    void givesUpACallAfterItsTimeout() throws Exception {
        FutureTask<TrialReport> trial = begin(CALL + ",'TimeoutSeconds':10}");
        world.connector.next();

        windUntilDone(trial, Duration.ofSeconds(10));

        TrialReport report = await(trial);
        assertThat(report.status()).isEqualTo(Status.CAUGHT_ERROR);
        assertThat(report.error()).isEqualTo("States.Timeout");
        assertThat(report.nextState()).isEqualTo("Late");
    }

    @Test
    void waitsAsLongAsTheStateSays() throws Exception {
        FutureTask<TrialReport> trial = begin("{'Type':'Wait','Seconds':20,'Next':'B'}");

        windUntilDone(trial, Duration.ofSeconds(20));

        assertThat(await(trial).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void failsWhenAWaitIsLongerThanATrialMayBe() throws Exception {
        FutureTask<TrialReport> trial = begin("{'Type':'Wait','Seconds':301,'Next':'B'}");

        windUntilDone(trial, TrialService.TRIAL_TIME_MAX);

        TrialReport report = await(trial);
        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.error()).isEqualTo("States.Timeout");
    }

    @Test
    void startsAnExecution() throws Exception {
        String machine = world.machine("m", "{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}".replace('\'', '"'));

        TrialReport report = await(begin(start(machine)));

        assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(String.valueOf(report.output()))
                .startsWith("{\"ExecutionArn\":\"arn:aws:states:us-east-1:123456789012:execution:m:");
        assertThat(await(begin(start(machine + "x"))).error())
                .isEqualTo("StepFunctions.StateMachineDoesNotExistException");
    }

    @Test
    void throttlesWhenTooManyRun() throws Exception {
        List<FutureTask<TrialReport>> trials = new ArrayList<>();
        List<ScriptedConnector.Made> calls = new ArrayList<>();
        for (int i = 0; i < TrialService.TRIALS_MAX; i++) {
            trials.add(begin(CALL + "}"));
            calls.add(world.connector.next());
        }

        assertThatThrownBy(() -> world.engine.trials().run(request(CALL + "}"))).hasMessage("Rate exceeded");

        calls.forEach(call -> call.answer().complete(new TaskResult.Failed("E", null)));
        for (FutureTask<TrialReport> trial : trials) {
            assertThat(await(trial).error()).isEqualTo("E");
        }
    }

    private static String start(String machine) {
        return "{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','Parameters':{'StateMachineArn':'"
                + machine + "'},'End':true}";
    }

    /** Time goes on for as long as the trial has not noticed; it is as late as it is slow to ask for an alarm. */
    private void windUntilDone(FutureTask<TrialReport> trial, Duration step) {
        while (!trial.isDone()) {
            world.ticker.advance(step);
            Thread.onSpinWait();
        }
    }

    private FutureTask<TrialReport> begin(String definition) {
        FutureTask<TrialReport> trial =
                new FutureTask<>(() -> world.engine.trials().run(request(definition)));
        Thread.ofVirtual().start(trial);
        return trial;
    }

    private static TrialReport await(FutureTask<TrialReport> trial) throws Exception {
        return trial.get(30, TimeUnit.SECONDS);
    }

    private static Trials.Request request(String definition) {
        return new Trials.Request(
                state(definition.replace('\'', '"')),
                Payload.ofText("{}"),
                "arn:aws:iam::123456789012:role/r",
                Map.of(),
                null,
                null,
                Circumstances.PLAIN);
    }

    private static State state(String definition) {
        if (Compiler.compileState(definition, "S", Limits.aws()) instanceof Compiled.Ok ok) {
            return ok.program().state("S");
        }
        throw new AssertionError("not a state: " + definition);
    }
}
