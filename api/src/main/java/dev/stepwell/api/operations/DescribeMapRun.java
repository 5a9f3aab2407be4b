package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;

/** DescribeMapRun. Distributed Maps do not run yet, so there is none to describe. */
record DescribeMapRun() implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        throw MapRuns.notFound(Arn.mapRun(request.text("mapRunArn")));
    }
}
