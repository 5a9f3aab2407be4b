package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Aliases.Alias;
import dev.stepwell.engine.Page;

/** ListStateMachineAliases: all of a machine, or those that lead to one version, in the order of their creation. */
record ListStateMachineAliases(Aliases aliases, PageTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.machineOrVersion(request.text("stateMachineArn"));
        String listing = "ListStateMachineAliases " + arn;
        byte[] from = tokens.open(listing, request.textOrNull("nextToken"));
        Page<Alias> page = aliases.list(arn, Paging.items(request), from);
        answer.list("stateMachineAliases", page.items(), ListStateMachineAliases::write)
                .text("nextToken", tokens.seal(listing, page.next()));
    }

    private static void write(Alias alias, Answer item) {
        item.text("stateMachineAliasArn", alias.arn()).time("creationDate", alias.creationDate());
    }
}
