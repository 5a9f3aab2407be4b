package dev.stepwell.acceptance.stop;

import dev.stepwell.acceptance.Clients;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Starts executions of two machines against a server that is stopped now and then; remembers what was acknowledged. */
final class StopLoad {
    /** Retries whatever happens to its calls, so it has to succeed in the end. */
    static final String STURDY = "sturdy";

    /** Never retries, so a call that is lost ends it. */
    static final String FRAGILE = "fragile";

    private static final String CALL = """
            "Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"work","Payload":{
              "execution.$":"$$.Execution.Id","state.$":"$$.State.Name","retry.$":"$$.State.RetryCount"%s}},
            "ResultPath":null""";
    private static final String RETRY = """
            ,"Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"BackoffRate":1,"MaxAttempts":1000}]""";
    private static final String STURDY_DEFINITION =
            """
            {"StartAt":"First","States":{
              "First":{%1$s,"Next":"Pause"},
              "Pause":{"Type":"Wait","Seconds":1,"Next":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$.items","ItemSelector":{"iteration.$":"$$.Map.Item.Index"},
                "MaxConcurrency":2,"ResultPath":null,"Next":"Both",
                "ItemProcessor":{"StartAt":"Item","States":{"Item":{%2$s,"End":true}}}},
              "Both":{"Type":"Parallel","ResultPath":null,"Next":"Last","Branches":[
                {"StartAt":"Left","States":{"Left":{%1$s,"End":true}}},
                {"StartAt":"Right","States":{"Right":{%1$s,"End":true}}}]},
              "Last":{"Type":"Pass","End":true}}}""".formatted(CALL.formatted("") + RETRY, CALL.formatted(",\"iteration.$\":\"$.iteration\"") + RETRY);
    private static final String FRAGILE_DEFINITION = """
            {"StartAt":"Only","States":{"Only":{%s,"Next":"Then"},"Then":{%s,"End":true}}}""".formatted(CALL.formatted(""), CALL.formatted(""));
    private static final String INPUT = "{\"items\":[1,2,3]}";

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Start> unsure = new ConcurrentLinkedQueue<>();
    private final AtomicInteger names = new AtomicInteger();

    private record Start(String machine, String name) {}

    /** ARNs of executions whose start the server has confirmed. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    static void createMachines(SfnClient client) {
        client.createStateMachine(
                request -> request.name(STURDY).definition(STURDY_DEFINITION).roleArn(Clients.ROLE));
        client.createStateMachine(
                request -> request.name(FRAGILE).definition(FRAGILE_DEFINITION).roleArn(Clients.ROLE));
    }

    /**
     * Starts executions until the server stops answering or {@code most} were started; first those left unsure before.
     */
    void run(URI endpoint, int most) {
        try (SfnClient client = Clients.sfn(endpoint)) {
            for (Start start = unsure.poll(); start != null; start = unsure.poll()) {
                if (!start(client, start)) {
                    return;
                }
            }
            for (int i = 0; i < most; i++) {
                int number = names.incrementAndGet();
                if (!start(client, new Start(number % 2 == 0 ? STURDY : FRAGILE, "run-" + number))) {
                    return;
                }
            }
        }
    }

    /** False when the server is gone; the start is then repeated under the same name, as a careful client would. */
    private boolean start(SfnClient client, Start start) {
        String machineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:" + start.machine();
        try {
            acknowledged.add(client.startExecution(request -> request.stateMachineArn(machineArn)
                            .name(start.name())
                            .input(INPUT))
                    .executionArn());
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            acknowledged.add("arn:aws:states:us-east-1:123456789012:execution:" + start.machine() + ":" + start.name());
            return true;
        } catch (SdkClientException e) {
            unsure.add(start);
            return false;
        } catch (SfnException e) {
            if (e.statusCode() < 500) {
                throw e;
            }
            unsure.add(start);
            return false;
        }
    }

    boolean hasUnsure() {
        return !unsure.isEmpty();
    }
}
