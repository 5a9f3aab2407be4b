package dev.stepwell.acceptance.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** A worker of the activity; now and then it forgets what it was given. */
final class Working extends Driver {
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final int FORGETS_ONE_IN = 12;

    private final Journal journal;
    private final Answers answers;
    /** The tokens that any worker was ever given. */
    private final Set<String> given;

    private final Deque<Answers.Answer> unsure = new ArrayDeque<>();

    Working(Journal journal, Answers answers, Set<String> given, Target target, long seed) {
        super(target, seed, Integer.MAX_VALUE, 0);
        this.journal = journal;
        this.answers = answers;
        this.given = given;
    }

    @Override
    void step(SfnClient client) {
        Answers.Answer left = unsure.poll();
        if (left != null) {
            answer(client, left);
            return;
        }
        Told<GetActivityTaskResponse> told = journal.count(
                "GetActivityTask",
                Told.by(() -> client.getActivityTask(
                        request -> request.activityArn(Kind.ACTIVITY_ARN).workerName("worker"))));
        switch (told) {
            case Told.Done<GetActivityTaskResponse>(var task) -> {
                if (task.taskToken() != null) {
                    work(client, task);
                }
            }
            case Told.Refused<GetActivityTaskResponse>(var reason) -> throw reason;
            case Told.Nothing<GetActivityTaskResponse> _ -> {}
        }
    }

    private void work(SfnClient client, GetActivityTaskResponse task) {
        if (!given.add(task.taskToken())) {
            journal.violation("the attempt " + task + " was given to two workers");
        }
        if (!journal.isClosing() && random.nextInt(FORGETS_ONE_IN) == 0) {
            return;
        }
        Matcher name = NAME.matcher(task.input());
        if (!name.find()) {
            journal.violation("a worker was given " + task);
            return;
        }
        Told<SendTaskHeartbeatResponse> alive = journal.count(
                "SendTaskHeartbeat",
                Told.by(() -> client.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()))));
        if (!(alive instanceof Told.Refused<SendTaskHeartbeatResponse>)) {
            answer(client, answers.newAnswer(Kind.ACTIVITY.executionArn(name.group(1)), task.taskToken()));
        }
    }

    private void answer(SfnClient client, Answers.Answer answer) {
        if (answers.send(client, answer) instanceof Told.Nothing<SendTaskSuccessResponse>) {
            unsure.add(answer);
        }
    }
}
