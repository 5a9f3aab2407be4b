package dev.stepwell.interpreter.oracle;

import java.util.ArrayList;
import java.util.List;

/** Everything that generated executions must have done, by the names of {@link Coverage}. */
public final class Constructs {
    private static final List<String> TYPES =
            List.of("Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map");
    private static final List<String> RELATIONS =
            List.of("Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals");

    private Constructs() {}

    /** The operators of a rule, without those that combine rules. */
    public static List<String> operators() {
        List<String> operators = new ArrayList<>(List.of(
                "IsPresent",
                "IsNull",
                "IsNumeric",
                "IsString",
                "IsBoolean",
                "IsTimestamp",
                "StringMatches",
                "BooleanEquals",
                "BooleanEqualsPath"));
        for (String type : List.of("String", "Numeric", "Timestamp")) {
            for (String relation : RELATIONS) {
                operators.add(type + relation);
                operators.add(type + relation + "Path");
            }
        }
        return operators;
    }

    /** All of them. */
    public static List<String> all() {
        List<String> all = new ArrayList<>();
        TYPES.forEach(type -> add(all, "state: " + type + " ", "JSONPath JSONata"));
        List<String> tests = new ArrayList<>(operators());
        tests.addAll(List.of("And", "Or", "Not", "Condition"));
        tests.forEach(test -> add(all, "choice: " + test + " ", "true false"));
        all.addAll(List.of("choice: Default", "choice: no match", "choice: missing value", "choice: Output of a rule"));
        intrinsics(all);
        events(all);
        fields(all);
        waits(all);
        tasks(all);
        forks(all);
        failures(all);
        return all;
    }

    private static void intrinsics(List<String> all) {
        String mayFail = "Format StringToJson ArrayPartition ArrayContains ArrayRange ArrayGetItem ArrayLength"
                + " ArrayUnique Base64Encode Base64Decode Hash JsonMerge MathAdd MathRandom StringSplit";
        add(all, "intrinsic: States.", mayFail + " Array JsonToString");
        add(all, "intrinsic fails: States.", mayFail);
        add(all, "jsonata: $", "partition range hash parse");
        add(all, "jsonata: error ", "T0410 T0412 T2001 D3030 D3137 D1002");
        all.addAll(List.of("jsonata: value", "jsonata: undefined", "jsonata: wrong type"));
        all.addAll(List.of(
                "path: single",
                "path: many",
                "path: nowhere",
                "path: past the end of an array",
                "path: context",
                "path: variable",
                "path: variable without value"));
    }

    private static void events(List<String> all) {
        TYPES.forEach(
                type -> add(all, "event: " + type, type.equals("Fail") ? "StateEntered" : "StateEntered StateExited"));
        add(all, "event: Execution", "Started Succeeded Failed Aborted TimedOut");
        add(all, "event: Task", "Scheduled Started Submitted Succeeded Failed SubmitFailed TimedOut StateAborted");
        add(all, "event: LambdaFunction", "Scheduled Started Succeeded Failed TimedOut");
        add(all, "event: Activity", "Scheduled Started Succeeded Failed TimedOut");
        add(all, "event: ParallelState", "Started Succeeded Failed Aborted");
        add(all, "event: MapState", "Started Succeeded Failed Aborted");
        add(all, "event: MapIteration", "Started Succeeded Failed Aborted");
        add(all, "event: ", "WaitStateAborted EvaluationFailed");
    }

    private static void fields(List<String> all) {
        for (String type : List.of("Pass", "Task", "Choice", "Wait", "Succeed", "Parallel", "Map")) {
            add(all, "field: " + type + ".", "InputPath OutputPath Output");
        }
        add(all, "field: Pass.", "Parameters Result ResultPath");
        add(all, "field: Task.", "Parameters ResultSelector ResultPath Arguments");
        add(all, "field: Parallel.", "Parameters ResultSelector ResultPath Arguments");
        add(all, "field: Map.", "ResultSelector ResultPath");
        add(all, "assign: ", "Pass Task Choice Wait Parallel Map catcher");
        all.add("assign: rule of a Choice");
        all.addAll(List.of(
                "field: InputPath null",
                "field: OutputPath null",
                "field: ResultPath null",
                "field: ResultPath to a member",
                "field: ResultPath to an element",
                "field: ResultPath does not fit"));
        for (String field : List.of("TimeoutSeconds", "HeartbeatSeconds")) {
            add(all, "field: " + field, "Path");
            for (String how : List.of(
                    " by expression", " out of range", " is no integer", "Path out of range", "Path is no integer")) {
                all.add("field: " + field + how);
            }
        }
        all.addAll(List.of(
                "field: MaxConcurrencyPath",
                "field: MaxConcurrencyPath is no integer",
                "field: MaxConcurrency by expression",
                "field: MaxConcurrency is no integer"));
        for (String text : List.of("Error", "Cause", "RoleArn")) {
            all.add("field: " + text + " by expression");
        }
        for (String path : List.of("ErrorPath", "CausePath", "RoleArn.$")) {
            all.add("field: " + path);
            all.add("field: " + path + " is no text");
        }
        for (String fail : List.of("Error", "Cause")) {
            all.add("fail: with " + fail);
            all.add("fail: without " + fail);
        }
    }

    private static void waits(List<String> all) {
        add(all, "wait: ", "Seconds SecondsPath Timestamp TimestampPath");
        all.addAll(List.of(
                "wait: not at all",
                "wait: too long",
                "wait: SecondsPath is negative",
                "wait: SecondsPath is no integer",
                "wait: SecondsPath leads nowhere",
                "wait: TimestampPath is no timestamp",
                "wait: TimestampPath leads nowhere",
                "wait: Timestamp is none",
                "field: Seconds by expression",
                "field: Seconds out of range",
                "field: Timestamp by expression"));
    }

    private static void tasks(List<String> all) {
        add(all, "task: ", "LambdaFunction Activity request-response .waitForTaskToken .sync:2 timeout heartbeat");
        for (String what : List.of("success", "failure", "timeout")) {
            add(all, "task: " + what + " of a ", "LambdaFunction Activity Task");
        }
        all.addAll(List.of(
                "task: failure with a name",
                "task: failure without a name",
                "task: missed heartbeat",
                "task: late answer",
                "task: submit fails",
                "task: answered before it was submitted",
                "task: activity that does not exist",
                "end: stop",
                "end: machine timeout"));
    }

    private static void forks(List<String> all) {
        add(all, "map: ", "ItemProcessor Iterator ItemSelector Parameters ItemsPath");
        all.addAll(List.of(
                "map: its input",
                "map: Items by expression",
                "map: Items written down",
                "map: no items",
                "map: no array",
                "map: waits for a place",
                "map: selector fails later",
                "abort: in a Map",
                "abort: in a Parallel"));
    }

    private static void failures(List<String> all) {
        add(all, "retry: ", "Task Parallel Map MaxDelaySeconds exhausted");
        all.addAll(List.of("retry: at once", "retry: once more", "catch: fails itself"));
        add(all, "catch: ", "Task Parallel Map Output");
        add(
                all,
                "failure: ",
                "States.Runtime States.QueryEvaluationError States.ResultPathMatchFailure fatal unhandled");
        all.addAll(List.of("failure: of a branch of a Parallel", "failure: of a branch of a Map"));
        all.addAll(List.of(
                "limit: history",
                "limit: variables",
                "limit: output of a state",
                "limit: results of branches",
                "limit: input of a branch",
                "limit: result of a task",
                "limit: submitted",
                "limit: arguments of a task"));
    }

    private static void add(List<String> all, String prefix, String words) {
        for (String word : words.split(" ")) {
            all.add(prefix + word);
        }
    }
}
