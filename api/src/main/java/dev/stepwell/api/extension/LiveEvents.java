package dev.stepwell.api.extension;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.live.ChangeWatch;
import org.jspecify.annotations.Nullable;

/** Streams of what happens. */
record LiveEvents(Insight insight, StateMachines machines) {
    private static final int NO_CONTENT = 204;

    /** The history of an execution, from the beginning or from where the client was, and on. */
    ExtensionAnswer ofExecution(String executionArn, Parameters parameters, @Nullable String lastEventId) {
        boolean data = parameters.only("after", "data").flag("data", true);
        String last = lastEventId == null ? parameters.text("after") : lastEventId;
        long after = last == null ? 0 : Parameters.whole("after", last);
        if (after < 0 || after >= Long.MAX_VALUE - 1) {
            throw Parameters.invalid("'after' must be the id of an event");
        }
        HistoryStream stream = HistoryStream.open(insight.follow(executionArn, after), data);
        if (lastEventId != null && stream.hasNothingLeft()) {
            // a browser that comes back stops asking
            stream.close();
            return new ExtensionAnswer.Json(NO_CONTENT, new byte[0]);
        }
        return new ExtensionAnswer.Stream(stream);
    }

    /** Executions of a machine that begin and end. */
    ExtensionAnswer ofMachine(String machineArn, Parameters parameters, @Nullable String lastEventId) {
        machines.describe(machineArn);
        return changes(machineArn, parameters, lastEventId);
    }

    /** Executions of all machines that begin and end. */
    ExtensionAnswer ofAll(Parameters parameters, @Nullable String lastEventId) {
        return changes(null, parameters, lastEventId);
    }

    private ExtensionAnswer changes(@Nullable String machineArn, Parameters parameters, @Nullable String lastEventId) {
        parameters.only("after");
        String last = lastEventId == null ? parameters.text("after") : lastEventId;
        Long after = last == null ? null : position(last);
        ChangeWatch watch = insight.watch(machineArn, after);
        return new ExtensionAnswer.Stream(new ChangeStream(watch, insight.life()));
    }

    /** The number in an id; one of another life is before everything. */
    private Long position(String id) {
        int dash = id.indexOf('-');
        if (dash < 1) {
            throw Parameters.invalid("'after' must be the id of an event");
        }
        long number = Parameters.whole("after", id.substring(dash + 1));
        return id.substring(0, dash).equals(insight.life()) ? number : -1L;
    }

    /** Whether the execution is over. */
    static boolean isOver(@Nullable Status status) {
        return status == null
                || switch (status) {
                    case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> true;
                    case RUNNING, PENDING_REDRIVE -> false;
                };
    }
}
