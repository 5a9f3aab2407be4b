package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Operation;
import java.util.HashMap;
import java.util.Map;

/** The table of operations by name. */
public final class Operations {
    private Operations() {}

    /** Every operation of the API. */
    public static Map<String, Operation> all(Services services) {
        Map<String, Operation> table = new HashMap<>();
        stateMachines(table, services);
        executions(table, services);
        activities(table, services);
        versions(table, services);
        tags(table, services);
        table.put("TestState", new TestState(services.trials()));
        return Map.copyOf(table);
    }

    private static void stateMachines(Map<String, Operation> table, Services services) {
        var machines = services.machines();
        table.put("CreateStateMachine", new CreateStateMachine(machines));
        table.put("DeleteStateMachine", new DeleteStateMachine(machines));
        table.put("DescribeStateMachine", new DescribeStateMachine(machines));
        table.put("ListStateMachines", new ListStateMachines(machines, services.pageTokens()));
        table.put("UpdateStateMachine", new UpdateStateMachine(machines));
        table.put("ValidateStateMachineDefinition", new ValidateStateMachineDefinition());
    }

    private static void versions(Map<String, Operation> table, Services services) {
        var versions = services.versions();
        var aliases = services.aliases();
        table.put("CreateStateMachineAlias", new CreateStateMachineAlias(aliases));
        table.put("DeleteStateMachineAlias", new DeleteStateMachineAlias(aliases));
        table.put("DeleteStateMachineVersion", new DeleteStateMachineVersion(versions));
        table.put("DescribeStateMachineAlias", new DescribeStateMachineAlias(aliases));
        table.put("ListStateMachineAliases", new ListStateMachineAliases(aliases, services.pageTokens()));
        table.put("ListStateMachineVersions", new ListStateMachineVersions(versions, services.pageTokens()));
        table.put("PublishStateMachineVersion", new PublishStateMachineVersion(versions));
        table.put("UpdateStateMachineAlias", new UpdateStateMachineAlias(aliases));
    }

    private static void tags(Map<String, Operation> table, Services services) {
        table.put("ListTagsForResource", new ListTagsForResource(services.tags()));
        table.put("TagResource", new TagResource(services.tags()));
        table.put("UntagResource", new UntagResource(services.tags()));
    }

    private static void executions(Map<String, Operation> table, Services services) {
        var executions = services.executions();
        table.put("DescribeExecution", new DescribeExecution(executions));
        table.put("DescribeStateMachineForExecution", new DescribeStateMachineForExecution(executions));
        table.put("GetExecutionHistory", new GetExecutionHistory(executions, services.pageTokens()));
        table.put("ListExecutions", new ListExecutions(executions, services.pageTokens()));
        table.put("RedriveExecution", new RedriveExecution(executions));
        table.put("ListMapRuns", new ListMapRuns(executions, services.pageTokens()));
        table.put("DescribeMapRun", new DescribeMapRun());
        table.put("UpdateMapRun", new UpdateMapRun());
        table.put("StartExecution", new StartExecution(executions));
        table.put("StartSyncExecution", new StartSyncExecution(executions));
        table.put("StopExecution", new StopExecution(executions));
    }

    private static void activities(Map<String, Operation> table, Services services) {
        var activities = services.activities();
        var tokens = services.taskTokens();
        table.put("CreateActivity", new CreateActivity(activities));
        table.put("DeleteActivity", new DeleteActivity(activities));
        table.put("DescribeActivity", new DescribeActivity(activities));
        table.put("GetActivityTask", new GetActivityTask(activities));
        table.put("ListActivities", new ListActivities(activities, services.pageTokens()));
        table.put("SendTaskFailure", new SendTaskFailure(tokens));
        table.put("SendTaskHeartbeat", new SendTaskHeartbeat(tokens));
        table.put("SendTaskSuccess", new SendTaskSuccess(tokens));
    }
}
