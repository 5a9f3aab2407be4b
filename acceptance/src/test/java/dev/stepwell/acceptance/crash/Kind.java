package dev.stepwell.acceptance.crash;

import dev.stepwell.acceptance.Clients;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * The kinds of work, each a state machine. A call's payload names the attempt, {@code execution|state|retry} and for
 * some a fourth part, so that the ledger can tell whether an attempt was delivered twice.
 */
enum Kind {
    /** Some thousand steps that wait for nobody. */
    CHAIN("""
            {"StartAt":"Begin","States":{
              "Begin":{"Type":"Pass","Result":{"n":0},"Next":"More"},
              "More":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":500,"Next":"Step"}],"Default":"Done"},
              "Step":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"More"},
              "Done":{"Type":"Pass","End":true}}}"""),
    /** Retries whatever happens to its calls, so it has to succeed in the end. */
    STURDY("""
            {"StartAt":"Call","States":{
              "Call":{%1$s,%2$s,"Next":"Pause"},
              "Pause":{"Type":"Wait","Seconds":1,"Next":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$.items","ItemSelector":{"iteration.$":"$$.Map.Item.Index"},
                "MaxConcurrency":2,"ResultPath":null,"Next":"Both",
                "ItemProcessor":{"StartAt":"Item","States":{"Item":{%3$s,%2$s,"End":true}}}},
              "Both":{"Type":"Parallel","ResultPath":null,"Next":"Last","Branches":[
                {"StartAt":"Left","States":{"Left":{%1$s,%2$s,"End":true}}},
                {"StartAt":"Right","States":{"Right":{%1$s,%2$s,"End":true}}}]},
              "Last":{"Type":"Pass","End":true}}}""".formatted(Parts.CALL, Parts.RETRY, Parts.CALL_OF_ITEM)),
    /** Never retries, so a call in flight at a crash ends it. */
    FRAGILE("""
            {"StartAt":"Only","States":{"Only":{%1$s,"Next":"Then"},"Then":{%1$s,"End":true}}}""".formatted(Parts.CALL)),
    /** Its function fails at first. */
    RETRYING("""
            {"StartAt":"Stumble","States":{"Stumble":{%s,%s,"End":true}}}""".formatted(Parts.CALL, Parts.RETRY)),
    /** Hands out a token and waits for whoever answers. */
    TOKEN("""
            {"StartAt":"Token","States":{"Token":{"Type":"Task",
              "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"work",
                "Payload.$":"States.Format('{}|{}|{}|{}', $$.Execution.Id, $$.State.Name, $$.State.RetryCount, $$.Task.Token)"},
              %s,"End":true}}}""".formatted(Parts.RETRY)),
    /** Waits for a worker, who may die with what it was given. */
    ACTIVITY("""
            {"StartAt":"Work","States":{"Work":{"Type":"Task","Resource":"%s","HeartbeatSeconds":4,%s,"End":true}}}""".formatted(Parts.ACTIVITY_ARN, Parts.RETRY)),
    /** Started by {@link #NESTED} only. */
    CHILD("""
            {"StartAt":"ChildPause","States":{"ChildPause":{"Type":"Wait","Seconds":1,"End":true}}}"""),
    /** Starts another execution and waits for its end. */
    NESTED("""
            {"StartAt":"Nested","States":{"Nested":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Parameters":{"StateMachineArn":"%sCHILD","Input":{"parent.$":"$$.Execution.Name"}},
              "End":true}}}""".formatted(Parts.MACHINE_ARN)),
    /** Waits until it is stopped. */
    ENDLESS("""
            {"StartAt":"Forever","States":{"Forever":{"Type":"Wait","Seconds":86400,"End":true}}}"""),
    /** Express, started without waiting: at least once. */
    EXPRESS("""
            {"StartAt":"Send","States":{"Send":{%1$s,%2$s,"Next":"Sent"},"Sent":{%1$s,%2$s,"End":true}}}""".formatted(Parts.CALL, Parts.RETRY)),
    /** Express, and the caller waits: at most once. */
    SYNC("""
            {"StartAt":"Ask","States":{"Ask":{%s,"End":true}}}""".formatted(Parts.CALL));

    /** What the definitions share. */
    private static final class Parts {
        static final String ARN = "arn:aws:states:us-east-1:123456789012:";
        static final String MACHINE_ARN = ARN + "stateMachine:";
        static final String ACTIVITY_ARN = ARN + "activity:work";
        static final String CALL = """
                "Type":"Task","Resource":"arn:aws:states:::lambda:invoke","ResultPath":null,
                "Parameters":{"FunctionName":"work",
                  "Payload.$":"States.Format('{}|{}|{}', $$.Execution.Id, $$.State.Name, $$.State.RetryCount)"}""";
        static final String CALL_OF_ITEM = """
                "Type":"Task","Resource":"arn:aws:states:::lambda:invoke","ResultPath":null,
                "Parameters":{"FunctionName":"work",
                  "Payload.$":"States.Format('{}|{}|{}|{}', $$.Execution.Id, $$.State.Name, $$.State.RetryCount, $.iteration)"}""";
        static final String RETRY = """
                "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"BackoffRate":1,"MaxAttempts":1000}]""";
    }

    static final String ACTIVITY_ARN = Parts.ACTIVITY_ARN;

    /** Kinds that clients start and that have to end by themselves. */
    static final List<Kind> STANDARD = List.of(CHAIN, STURDY, FRAGILE, RETRYING, TOKEN, ACTIVITY, NESTED);

    private final String definition;

    Kind(String definition) {
        this.definition = definition;
    }

    String machineArn() {
        return Parts.MACHINE_ARN + name();
    }

    String executionArn(String name) {
        return Parts.ARN + "execution:" + name() + ":" + name;
    }

    boolean isExpress() {
        return this == EXPRESS || this == SYNC;
    }

    static void createAll(SfnClient client) {
        client.createActivity(request -> request.name("work"));
        for (Kind kind : values()) {
            client.createStateMachine(request -> request.name(kind.name())
                    .definition(kind.definition)
                    .type(kind.isExpress() ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                    .roleArn(Clients.ROLE));
        }
    }
}
