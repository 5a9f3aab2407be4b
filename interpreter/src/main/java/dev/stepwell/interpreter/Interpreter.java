package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.model.Program;

/**
 * Runs one execution from one command until every branch blocks. Immutable and thread-safe; the state is the caller's.
 */
public final class Interpreter {
    /** Transitions after which one step is cut short, so that a loop cannot hold its lane. */
    public static final int TRANSITIONS_PER_STEP_MAX = 1_000;

    /** Bytes of payload in history after which one step is cut short. */
    public static final int HISTORY_BYTES_PER_STEP_MAX = 256 * 1024;

    /** Units of {@link Work} after which one step is cut short. */
    public static final int WORK_PER_STEP_MAX = Work.UNITS_MAX;

    private final Rules rules;

    public Interpreter(Limits limits, TokenMint tokens, ActivityDirectory activities, String region) {
        this(limits, tokens, activities, region, true);
    }

    /** @param tellsRedrives whether {@code Execution.RedriveCount} is in the context object */
    public Interpreter(
            Limits limits, TokenMint tokens, ActivityDirectory activities, String region, boolean tellsRedrives) {
        this.rules = new Rules(limits, tokens, activities, region, tellsRedrives);
    }

    /**
     * Applies {@code command} to {@code state}, which is changed in place.
     *
     * @return {@link Step#NONE} when the command was late, a duplicate or spurious; the state is then unchanged
     */
    public Step step(Program program, ExecutionState state, Command command) {
        return step(program, state, command, Integer.MAX_VALUE);
    }

    /**
     * The same for one that may not take as many transitions as it wants: when it has entered so many states, it is cut
     * short before it enters another.
     *
     * @param enteringMax 0 or more
     */
    public Step step(Program program, ExecutionState state, Command command, int enteringMax) {
        if (state.isOver() != command instanceof Command.Redrive) {
            return Step.NONE;
        }
        Turn turn = new Turn(rules, program, state, command.at(), enteringMax);
        if (!accept(turn, command)) {
            return Step.NONE;
        }
        turn.run();
        return turn.finish();
    }

    /** Whether a history of so many events has room for a redrive: for ExecutionRedriven and one more event. */
    public static boolean hasRoomForRedrive(long events, Limits limits) {
        return events < limits.historyEventsMax() - 1;
    }

    private static boolean accept(Turn turn, Command command) {
        return switch (command) {
            case Command.Start _ -> start(turn);
            case Command.ActivityStarted started -> TaskAnswers.started(turn, started);
            case Command.TaskSubmitted submitted -> TaskAnswers.submitted(turn, submitted);
            case Command.TaskSucceeded succeeded -> TaskAnswers.succeeded(turn, succeeded);
            case Command.TaskFailed failed -> TaskAnswers.failed(turn, failed);
            case Command.SubmitFailed failed -> TaskAnswers.submitFailed(turn, failed);
            case Command.Heartbeat heartbeat -> TaskAnswers.heartbeat(turn, heartbeat);
            case Command.Wake _ -> Deadlines.wake(turn);
            case Command.Stop stop -> stop(turn, stop);
            case Command.Redrive _ -> Redrive.resume(turn);
            case Command.Continue _ -> !turn.state.runnable.isEmpty();
        };
    }

    private static boolean start(Turn turn) {
        Scope root = turn.state.root();
        if (root.phase != Phase.NEW) {
            return false;
        }
        ExecutionInfo info = turn.state.info();
        turn.state.deadlineMillis = Deadlines.ofExecution(turn);
        turn.mark(
                0,
                EventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted(info.input(), info.roleArn(), info.aliasArn(), info.versionArn()));
        root.moveTo(turn.program.root().startAt(), info.input());
        turn.state.settle(root);
        return true;
    }

    private static boolean stop(Turn turn, Command.Stop stop) {
        if (turn.state.root().phase == Phase.NEW) {
            return false;
        }
        Ending.aborted(turn, stop.error(), stop.cause());
        return true;
    }
}
