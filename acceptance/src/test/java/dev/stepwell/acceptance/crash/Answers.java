package dev.stepwell.acceptance.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** The answers that the world gave for task tokens, and what it was told about them. Thread-safe. */
final class Answers {
    /** One token of an execution and the value that is to be its result. */
    record Answer(String executionArn, String token, String value) {}

    private record Given(Answer answer, Told<SendTaskSuccessResponse> told) {}

    private final Journal journal;
    private final AtomicInteger values = new AtomicInteger();
    private final Map<String, List<Given>> byExecution = new ConcurrentHashMap<>();

    Answers(Journal journal) {
        this.journal = journal;
    }

    Answer newAnswer(String executionArn, String token) {
        return new Answer(executionArn, token, "{\"value\":" + values.incrementAndGet() + "}");
    }

    Told<SendTaskSuccessResponse> send(SfnClient client, Answer answer) {
        Told<SendTaskSuccessResponse> told = journal.count(
                "SendTaskSuccess",
                Told.by(() -> client.sendTaskSuccess(
                        request -> request.taskToken(answer.token()).output(answer.value()))));
        List<Given> given = byExecution.computeIfAbsent(answer.executionArn(), _ -> new ArrayList<>());
        synchronized (given) {
            given.add(new Given(answer, told));
        }
        return told;
    }

    /** What is wrong with this result of an execution; empty when nothing is. */
    List<String> faults(String executionArn, String output) {
        List<Given> given = byExecution.getOrDefault(executionArn, List.of());
        List<String> faults = new ArrayList<>();
        for (Given each : given) {
            if (each.told() instanceof Told.Done && !each.answer().value().equals(output)) {
                faults.add("the confirmed answer " + each.answer() + " is not the result: " + output);
            }
        }
        boolean isOurs = given.stream()
                .anyMatch(each -> each.answer().value().equals(output) && !(each.told() instanceof Told.Refused));
        // an answer may have been taken before its confirmation was lost and the repetition refused
        boolean wasUnsure = given.stream()
                .anyMatch(each -> each.answer().value().equals(output) && each.told() instanceof Told.Nothing);
        if (!isOurs && !wasUnsure) {
            faults.add("nobody gave the result " + output + " of " + executionArn);
        }
        return faults;
    }
}
