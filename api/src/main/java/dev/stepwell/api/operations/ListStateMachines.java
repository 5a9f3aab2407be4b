package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.StateMachine;

/** ListStateMachines. */
record ListStateMachines(StateMachines machines, PageTokens tokens) implements Operation {
    private static final String LISTING = "ListStateMachines";

    @Override
    public void perform(Request request, Answer answer) {
        byte[] from = tokens.open(LISTING, request.textOrNull("nextToken"));
        Page<StateMachine> page = machines.list(Paging.items(request), from);
        answer.list("stateMachines", page.items(), ListStateMachines::write)
                .text("nextToken", tokens.seal(LISTING, page.next()));
    }

    private static void write(StateMachine machine, Answer item) {
        item.text("stateMachineArn", machine.arn())
                .text("name", machine.name())
                .text("type", machine.type().name())
                .time("creationDate", machine.creationDate());
    }
}
