package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Activities.ActivityTask;
import java.time.Duration;

/** GetActivityTask: waits for a task of an activity; an empty answer says that there was none. */
record GetActivityTask(Activities activities) implements Operation {
    /** How long a poll waits. Clients are told to wait a little longer than this for the answer. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void perform(Request request, Answer answer) throws InterruptedException {
        ActivityTask task =
                activities.poll(Arn.activity(request.text("activityArn")), request.textOrNull("workerName"), PATIENCE);
        if (task != null) {
            answer.text("taskToken", task.token()).payload("input", task.input());
        }
    }

    /** A task that is handed to a worker that went away would be lost until it times out. */
    @Override
    public boolean waits() {
        return true;
    }
}
