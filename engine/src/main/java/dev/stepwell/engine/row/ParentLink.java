package dev.stepwell.engine.row;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.record.ParentRecord;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** The task that started a nested execution, and how it waits. Immutable. */
public record ParentLink(ExecutionKey execution, Attempt attempt, TaskResource.Pattern pattern) {
    /** Whether the parent wants to know how the child ended. */
    public boolean awaitsEnd() {
        return pattern == TaskResource.Pattern.SYNC || pattern == TaskResource.Pattern.SYNC_2;
    }

    ParentRecord record() {
        return ParentRecord.newBuilder()
                .setPartition(execution.partition())
                .setHigh(execution.high())
                .setLow(execution.low())
                .setScope(attempt.scope())
                .setAttempt(attempt.number())
                .setPattern(code(pattern))
                .build();
    }

    static ParentLink of(ParentRecord record) {
        return new ParentLink(
                new ExecutionKey(record.getPartition(), record.getHigh(), record.getLow()),
                new Attempt(record.getScope(), record.getAttempt()),
                pattern(record.getPattern()));
    }

    private static int code(TaskResource.Pattern pattern) {
        return switch (pattern) {
            case REQUEST_RESPONSE -> 0;
            case SYNC -> 1;
            case SYNC_2 -> 2;
            case WAIT_FOR_TASK_TOKEN -> 3;
        };
    }

    private static TaskResource.Pattern pattern(int code) {
        return switch (code) {
            case 1 -> TaskResource.Pattern.SYNC;
            case 2 -> TaskResource.Pattern.SYNC_2;
            case 3 -> TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
            default -> TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }
}
