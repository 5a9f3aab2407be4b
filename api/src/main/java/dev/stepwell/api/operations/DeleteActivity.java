package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Activities;

/** DeleteActivity. A missing one is fine. */
record DeleteActivity(Activities activities) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        activities.delete(Arn.activity(request.text("activityArn")));
    }
}
