package dev.stepwell.acceptance.power;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What clients, workers and services do with a server, with a unique mark in each request. A mark is in the batch that
 * an answer rests on, and in none before it. Thread-safe.
 */
final class Doings {
    /** What a check after a power cut asks the server about a thing that was acknowledged. */
    enum Thing {
        EXECUTION,
        EXPRESS,
        MACHINE,
        DEFINITION,
        STOP,
        RESULT,
        WORKER
    }

    /**
     * A request that was answered well.
     *
     * @param subject the ARN of the execution or machine that it was about
     * @param requestId the server's id of the request
     */
    record Done(Thing thing, String subject, String mark, String requestId) {}

    private final RawClient client;
    private final Outside outside;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();

    Doings(RawClient client, Outside outside) {
        this.client = client;
        this.outside = outside;
    }

    List<Done> done() {
        return List.copyOf(done);
    }

    void prepare() throws IOException {
        require(client.call("CreateActivity", "{\"name\":\"work\"}"));
        for (Machines machine : Machines.values()) {
            require(client.call("CreateStateMachine", machine.creation()));
        }
    }

    /** One of everything, marked with this text. */
    void round(String mark) throws IOException {
        start(Machines.CALLING, "calling-" + mark);
        start(Machines.EXPRESS, "express-" + mark);
        String endless = start(Machines.ENDLESS, "endless-" + mark);
        start(Machines.WAITING, "waiting-" + mark);
        start(Machines.WORKING, "working-" + mark);
        note(
                Thing.MACHINE,
                Machines.arn("made-" + mark),
                "made-" + mark,
                "CreateStateMachine",
                Machines.creation("made-" + mark));
        note(
                Thing.STOP,
                endless,
                "stop-" + mark,
                "StopExecution",
                "{\"executionArn\":\"" + endless + "\",\"error\":\"stop-" + mark + "\"}");
        note(
                Thing.DEFINITION,
                Machines.arn("made-" + mark),
                "changed-" + mark,
                "UpdateStateMachine",
                "{\"stateMachineArn\":\"" + Machines.arn("made-" + mark) + "\",\"definition\":\""
                        + Machines.escaped(Machines.idle("changed-" + mark)) + "\"}");
        work(mark);
        answerToken(mark);
    }

    private String start(Machines machine, String name) throws IOException {
        String body = "{\"stateMachineArn\":\"" + machine.arn() + "\",\"name\":\"" + name + "\"}";
        Thing thing = machine == Machines.EXPRESS ? Thing.EXPRESS : Thing.EXECUTION;
        note(thing, machine.execution(name), name, "StartExecution", body);
        return machine.execution(name);
    }

    private void work(String mark) throws IOException {
        String worker = "worker-" + mark;
        RawClient.Answer task = client.call(
                "GetActivityTask", "{\"activityArn\":\"" + Machines.ACTIVITY + "\",\"workerName\":\"" + worker + "\"}");
        require(task);
        // whose task this is, only its result tells
        done.add(new Done(Thing.WORKER, "", worker, task.requestId()));
        succeed("", "worked-" + mark, task.field("taskToken"));
    }

    private void answerToken(String mark) throws IOException {
        try {
            String payload = outside.tokens().poll(1, TimeUnit.MINUTES);
            if (payload == null) {
                throw new IllegalStateException("no token came");
            }
            String[] parts = payload.split("\\|", -1);
            succeed(Machines.WAITING.execution(parts[0]), "answered-" + mark, parts[3]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void succeed(String execution, String mark, String token) throws IOException {
        String body = "{\"taskToken\":\"" + token + "\",\"output\":\"\\\"" + mark + "\\\"\"}";
        note(Thing.RESULT, execution, mark, "SendTaskSuccess", body);
    }

    private void note(Thing thing, String subject, String mark, String operation, String body) throws IOException {
        RawClient.Answer answer = client.call(operation, body);
        require(answer);
        done.add(new Done(thing, subject, mark, answer.requestId()));
    }

    private static void require(RawClient.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("refused: " + answer);
        }
    }
}
