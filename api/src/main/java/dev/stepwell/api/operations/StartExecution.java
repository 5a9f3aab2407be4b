package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Refused;
import org.jspecify.annotations.Nullable;

/** StartExecution. Answers when the start is durable. */
record StartExecution(Executions executions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String machine = Arn.plainStateMachine(request.text("stateMachineArn"));
        String name = request.textOrNull("name");
        if (name != null) {
            Name.checked(name);
        }
        Started started = executions.start(machine, name, input(request.textOrNull("input")));
        answer.text("executionArn", started.executionArn()).time("startDate", started.startDate());
    }

    private static Payload input(@Nullable String text) {
        return text == null
                ? Payload.EMPTY_OBJECT
                : JsonText.payload(
                        text,
                        "Invalid execution input.",
                        problem -> new Refused(
                                "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + problem + "'"));
    }
}
