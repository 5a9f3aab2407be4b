package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.TaskTokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Activities in memory whose tasks the test offers; answers to tokens are written down. Confined to one test. */
final class FakeActivities implements Activities, TaskTokens {
    final Map<String, Activity> activities = new LinkedHashMap<>();
    final Queue<ActivityTask> tasks = new ArrayDeque<>();
    final List<String> answers = new ArrayList<>();

    @Override
    public Activity create(String name, Map<String, String> tags) {
        String arn = "arn:aws:states:us-east-1:123456789012:activity:" + name;
        return activities.computeIfAbsent(arn, _ -> new Activity(arn, name, FakeStateMachines.CREATED));
    }

    @Override
    public void delete(String activityArn) {
        activities.remove(activityArn);
    }

    @Override
    public Activity describe(String activityArn) {
        Activity found = activities.get(activityArn);
        if (found == null) {
            throw new Refused("ActivityDoesNotExist", "Activity Does Not Exist: '" + activityArn + "'");
        }
        return found;
    }

    @Override
    public Page<Activity> list(int limit, byte @Nullable [] from) {
        return FakeStateMachines.page(new ArrayList<>(activities.values()), limit, from);
    }

    @Override
    public @Nullable ActivityTask poll(String activityArn, @Nullable String workerName, Duration patience) {
        describe(activityArn);
        return tasks.poll();
    }

    @Override
    public void succeed(String token, Payload output) {
        answers.add(token + " succeeded " + output);
    }

    @Override
    public void fail(String token, @Nullable String error, @Nullable String cause) {
        answers.add(token + " failed " + error + " " + cause);
    }

    @Override
    public void heartbeat(String token) {
        answers.add(token + " lives");
    }
}
