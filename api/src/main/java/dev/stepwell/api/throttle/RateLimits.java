package dev.stepwell.api.throttle;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * AWS's default quotas of API calls and state transitions, from the pages on throttling of the developer guide.
 * StartSyncExecution has none there.
 */
public final class RateLimits {
    /** Name of the bucket of StartExecution for Express machines. */
    public static final String START_EXPRESS = "StartExecution.express";

    /** Name of the bucket of state transitions, which is the engine's to keep. */
    public static final String STATE_TRANSITION = "StateTransition";

    private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");
    private static final Set<String> SELDOM = Set.of(
            "CreateActivity",
            "CreateStateMachine",
            "CreateStateMachineAlias",
            "DeleteActivity",
            "DeleteStateMachine",
            "DeleteStateMachineAlias",
            "DeleteStateMachineVersion",
            "ListMapRuns",
            "ListStateMachineAliases",
            "ListStateMachineVersions",
            "ListTagsForResource",
            "PublishStateMachineVersion",
            "UpdateMapRun",
            "UpdateStateMachine",
            "UpdateStateMachineAlias",
            "ValidateStateMachineDefinition");
    private static final Set<String> RARE = Set.of(
            "DescribeActivity",
            "DescribeMapRun",
            "DescribeStateMachineAlias",
            "DescribeStateMachineForExecution",
            "TagResource",
            "UntagResource");
    private static final Set<String> WORKERS =
            Set.of("GetActivityTask", "SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess");

    private RateLimits() {}

    /** By name of operation, and that of state transitions; the three largest regions have higher ones. */
    public static Map<String, RateLimit> aws(String region) {
        Map<String, RateLimit> limits = new TreeMap<>();
        SELDOM.forEach(name -> limits.put(name, new RateLimit(100, 1)));
        RARE.forEach(name -> limits.put(name, new RateLimit(200, 1)));
        limits.put("DescribeStateMachine", new RateLimit(200, 20));
        limits.put("GetExecutionHistory", new RateLimit(400, 20));
        limits.put("ListStateMachines", new RateLimit(100, 5));
        limits.put("TestState", new RateLimit(50, 10));
        limits.put(START_EXPRESS, new RateLimit(6_000, 6_000));
        if (LARGE_REGIONS.contains(region)) {
            addLarge(limits);
        } else {
            addOther(limits);
        }
        return limits;
    }

    private static void addLarge(Map<String, RateLimit> limits) {
        WORKERS.forEach(name -> limits.put(name, new RateLimit(3_000, 500)));
        limits.put("DescribeExecution", new RateLimit(300, 15));
        limits.put("ListActivities", new RateLimit(100, 10));
        limits.put("ListExecutions", new RateLimit(200, 5));
        limits.put("RedriveExecution", new RateLimit(1_300, 300));
        limits.put("StartExecution", new RateLimit(1_300, 300));
        limits.put("StopExecution", new RateLimit(1_000, 200));
        limits.put(STATE_TRANSITION, new RateLimit(5_000, 5_000));
    }

    private static void addOther(Map<String, RateLimit> limits) {
        WORKERS.forEach(name -> limits.put(name, new RateLimit(1_500, 300)));
        limits.put("DescribeExecution", new RateLimit(250, 10));
        limits.put("ListActivities", new RateLimit(100, 5));
        limits.put("ListExecutions", new RateLimit(100, 2));
        limits.put("RedriveExecution", new RateLimit(800, 150));
        limits.put("StartExecution", new RateLimit(800, 150));
        limits.put("StopExecution", new RateLimit(500, 25));
        limits.put(STATE_TRANSITION, new RateLimit(800, 800));
    }
}
