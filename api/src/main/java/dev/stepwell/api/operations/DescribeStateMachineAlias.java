package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Aliases.Alias;
import dev.stepwell.engine.Aliases.Route;

/** DescribeStateMachineAlias. */
record DescribeStateMachineAlias(Aliases aliases) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Alias alias = aliases.describe(Arn.alias(request.text("stateMachineAliasArn")));
        answer.text("stateMachineAliasArn", alias.arn())
                .text("name", alias.name())
                .text("description", alias.description())
                .list("routingConfiguration", alias.routes(), DescribeStateMachineAlias::write)
                .time("creationDate", alias.creationDate())
                .time("updateDate", alias.updateDate());
    }

    private static void write(Route route, Answer item) {
        item.text("stateMachineVersionArn", route.versionArn()).number("weight", route.weight());
    }
}
