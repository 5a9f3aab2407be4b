package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Activities.Activity;

/** DescribeActivity. */
record DescribeActivity(Activities activities) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Activity activity = activities.describe(Arn.activity(request.text("activityArn")));
        answer.text("activityArn", activity.arn())
                .text("name", activity.name())
                .time("creationDate", activity.creationDate());
        EncryptionConfiguration.write(answer);
    }
}
