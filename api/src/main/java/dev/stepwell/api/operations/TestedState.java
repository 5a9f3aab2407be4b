package dev.stepwell.api.operations;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import org.jspecify.annotations.Nullable;

/** Finds the state that TestState is to run: given by itself, or by its name in a whole definition. */
final class TestedState {
    /** What AWS calls a state that is given by itself. */
    private static final String NAME = "StateName";

    private TestedState() {}

    /**
     * The compiled state. A whole definition must be right altogether; one state may lead anywhere.
     *
     * @throws Refused InvalidDefinition, or ValidationException when no scope of the definition has the state
     */
    static State of(String definition, @Nullable String stateName) {
        // the length has been checked already, as the model of the service says
        Compiled compiled = stateName == null
                ? Compiler.compileState(definition, NAME, Limits.relaxed())
                : Compiler.compile(definition, MachineType.STANDARD, Limits.relaxed());
        return switch (compiled) {
            case Compiled.Invalid invalid -> throw Refusals.invalidDefinition(invalid.diagnostics());
            case Compiled.Ok ok -> {
                State state = ok.program().states().get(stateName == null ? NAME : stateName);
                if (state == null) {
                    throw new Refused("ValidationException", "State not found in definition");
                }
                yield state;
            }
        };
    }

    /** Refuses states whose work cannot be done here, and mocks of work that there is none of. */
    static void checkMockable(State state, boolean isMocked) {
        if (isMocked) {
            if (!(state instanceof State.Recoverable)) {
                throw new Refused(
                        "ValidationException",
                        "State type '" + typeName(state) + "' is not supported when a mock is specified");
            }
            return;
        }
        switch (state) {
            case State.Parallel _, State.Map _ ->
                throw new Refused(
                        "InvalidDefinition",
                        "TestState API does not support Map or Parallel states."
                                + " Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
            case State.Task task -> checkCallable(task.resource());
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> {}
        }
    }

    private static void checkCallable(TaskResource resource) {
        switch (resource) {
            case TaskResource.Activity _ ->
                throw new Refused("InvalidDefinition", "TestState API does not support Activity tasks");
            case TaskResource.Integration integration
            when integration.pattern() != TaskResource.Pattern.REQUEST_RESPONSE ->
                throw new Refused(
                        "InvalidDefinition",
                        "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns");
            case TaskResource.Integration _, TaskResource.LambdaFunction _ -> {}
        }
    }

    private static String typeName(State state) {
        return switch (state) {
            case State.Pass _ -> "Pass";
            case State.Task _ -> "Task";
            case State.Choice _ -> "Choice";
            case State.Wait _ -> "Wait";
            case State.Succeed _ -> "Succeed";
            case State.Fail _ -> "Fail";
            case State.Parallel _ -> "Parallel";
            case State.Map _ -> "Map";
        };
    }
}
