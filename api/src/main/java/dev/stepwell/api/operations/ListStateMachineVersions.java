package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Versions;
import dev.stepwell.engine.Versions.Version;

/** ListStateMachineVersions, newest first. */
record ListStateMachineVersions(Versions versions, PageTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String machine = Arn.unqualified(request.text("stateMachineArn"));
        String listing = "ListStateMachineVersions " + machine;
        byte[] from = tokens.open(listing, request.textOrNull("nextToken"));
        Page<Version> page = versions.list(machine, Paging.items(request), from);
        answer.list("stateMachineVersions", page.items(), ListStateMachineVersions::write)
                .text("nextToken", tokens.seal(listing, page.next()));
    }

    private static void write(Version version, Answer item) {
        item.text("stateMachineVersionArn", version.arn()).time("creationDate", version.creationDate());
    }
}
