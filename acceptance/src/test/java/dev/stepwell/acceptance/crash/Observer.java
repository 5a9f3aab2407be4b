package dev.stepwell.acceptance.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Compares what the server shows in the end with what it told its clients and did to the world. */
final class Observer {
    private final Journal journal;
    private final CallLedger ledger;
    private final Answers answers;
    private final Work work;
    private final LostCalls lostCalls;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    Observer(Journal journal, CallLedger ledger, Answers answers, Kills kills) {
        this.journal = journal;
        this.ledger = ledger;
        this.answers = answers;
        this.work = new Work(kills);
        this.lostCalls = new LostCalls(ledger, kills, journal);
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    Work work() {
        return work;
    }

    /** Everything has ended: looks at all of it. */
    void judgeAll(SfnClient client) {
        journal.acknowledged().forEach((arn, start) -> {
            if (!start.kind().isExpress()) {
                judge(client, arn, start);
            }
        });
        for (Kind kind : Kind.values()) {
            if (!kind.isExpress()) {
                outcomes.put(kind + " listed", judgeNames(client, kind));
            }
        }
        require(
                Objects.equals(outcomes.get("CHILD listed"), outcomes.get("NESTED listed")),
                "every nested execution is started once: " + outcomes);
        judgeExpress();
    }

    private void judge(SfnClient client, String arn, Journal.Start start) {
        DescribeExecutionResponse end = client.describeExecution(request -> request.executionArn(arn));
        List<HistoryEvent> history =
                client.getExecutionHistoryPaginator(request -> request.executionArn(arn)).events().stream()
                        .toList();
        HistoryGrammar.faults(history).forEach(fault -> journal.violation(arn + ": " + fault));
        work.add(start.kind(), history);
        int lost = lostCalls.judge(arn, history);
        judgeEnd(start, end, lost);
        String outcome = start.kind() + " " + end.statusAsString();
        outcomes.merge(lost > 0 ? outcome + " after a lost call" : outcome, 1, Integer::sum);
    }

    private void judgeEnd(Journal.Start start, DescribeExecutionResponse end, int lost) {
        switch (start.kind()) {
            case CHAIN -> requireResult(start, end, "{\"n\":500}");
            case STURDY, RETRYING, NESTED, CHILD -> requireResult(start, end, null);
            case TOKEN, ACTIVITY -> {
                requireResult(start, end, null);
                answers.faults(end.executionArn(), String.valueOf(end.output())).forEach(journal::violation);
            }
            case FRAGILE -> {
                if (lost == 0) {
                    requireResult(start, end, null);
                } else {
                    require(String.valueOf(end.error()).equals("Lambda.SdkClientException"), start + ": " + end);
                }
            }
            case ENDLESS -> {
                String error = journal.stopped().get(end.executionArn());
                require(end.status() == ExecutionStatus.ABORTED, start + " was stopped, but: " + end);
                require(error != null && error.equals(end.error()), start + " was stopped with another error: " + end);
            }
            case EXPRESS, SYNC -> throw new IllegalArgumentException(start + " leaves no trace");
        }
    }

    private void requireResult(Journal.Start start, DescribeExecutionResponse end, @Nullable String output) {
        require(end.status() == ExecutionStatus.SUCCEEDED, start + " must succeed, but: " + end);
        require(output == null || output.equals(end.output()), start + " must give " + output + ", but: " + end);
    }

    /** Names are unique, and nothing is there that nobody asked for. */
    private int judgeNames(SfnClient client, Kind kind) {
        Set<String> names = new HashSet<>();
        Set<String> arns = new HashSet<>();
        for (ExecutionListItem each : client.listExecutionsPaginator(
                        request -> request.stateMachineArn(kind.machineArn()))
                .executions()) {
            require(names.add(each.name()), kind + " has two executions named " + each.name());
            arns.add(each.executionArn());
            boolean wasAsked = kind == Kind.CHILD || journal.acknowledged().containsKey(each.executionArn());
            require(wasAsked, "nobody was told of " + each.executionArn());
        }
        journal.acknowledged()
                .forEach((arn, start) -> require(start.kind() != kind || arns.contains(arn), arn + " is not listed"));
        return arns.size();
    }

    private void judgeExpress() {
        for (CallLedger.Call call : ledger.repeated()) {
            require(call.isAtLeastOnce(), "made twice: " + call);
            work.addInterrupted(call);
        }
        Map<String, Integer> asked = new TreeMap<>();
        for (CallLedger.Call call : ledger.calls()) {
            if (call.state().equals("Ask")) {
                work.add(call);
                // arn:aws:states:region:account:express:machine:name:uuid
                asked.merge(call.execution().split(":")[7], 1, Integer::sum);
            }
        }
        asked.forEach((name, times) -> require(times == 1, "ran " + times + " times: " + name));
        journal.synchronous()
                .forEach((name, told) -> require(!told || asked.containsKey(name), name + " was told to have run"));
        outcomes.put("SYNC called", asked.size());
        outcomes.put("EXPRESS calls repeated", ledger.repeated().size());
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            journal.violation(fault);
        }
    }
}
