package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Activities.Activity;
import dev.stepwell.engine.Name;

/** CreateActivity. */
record CreateActivity(Activities activities) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        EncryptionConfiguration.checked(request.tree("encryptionConfiguration"));
        Activity created = activities.create(Name.checked(request.text("name")), Tags.read(request.tree("tags")));
        answer.text("activityArn", created.arn()).time("creationDate", created.creationDate());
    }
}
