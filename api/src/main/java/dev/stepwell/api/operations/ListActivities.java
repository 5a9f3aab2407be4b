package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Activities.Activity;
import dev.stepwell.engine.Page;

/** ListActivities. */
record ListActivities(Activities activities, PageTokens tokens) implements Operation {
    private static final String LISTING = "ListActivities";

    @Override
    public void perform(Request request, Answer answer) {
        byte[] from = tokens.open(LISTING, request.textOrNull("nextToken"));
        Page<Activity> page = activities.list(Paging.items(request), from);
        answer.list("activities", page.items(), ListActivities::write)
                .text("nextToken", tokens.seal(LISTING, page.next()));
    }

    private static void write(Activity activity, Answer item) {
        item.text("activityArn", activity.arn())
                .text("name", activity.name())
                .time("creationDate", activity.creationDate());
    }
}
