package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.codec.ScopeOutline;
import dev.stepwell.engine.live.ChangeWatch;
import dev.stepwell.engine.live.Follower;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people and their tools want to know beyond AWS's API. Reads see what is durable; each takes bounded time however
 * much there is. Every method may block and throws {@link Refused}. Express executions leave no rows and are not seen.
 * Thread-safe.
 */
public interface Insight {
    /** Newest first; by name and then newest first when a name is looked for and no error and no state. */
    SearchPage search(Query query, int limit, byte @Nullable [] from);

    /** All about one execution but its history. */
    Detail detail(String executionArn);

    /** How many executions of a machine there are. */
    Map<Status, Long> counts(String stateMachineArn);

    /** Callbacks and activity tasks that wait for an answer, those of the longest running executions first. */
    PendingPage pending(PendingQuery query, int limit, byte @Nullable [] from);

    Overview overview();

    /**
     * Follows the history of an execution.
     *
     * @param after id of the last event that is known, 0 for none
     */
    Follower follow(String executionArn, long after);

    /**
     * Watches executions begin and end.
     *
     * @param stateMachineArn null for all machines
     * @param after number of the last change that is known, or null to begin now
     */
    ChangeWatch watch(@Nullable String stateMachineArn, @Nullable Long after);

    /** Tells numbers of changes of this process from those of others. */
    String life();

    /**
     * What is looked for; an execution must meet all of it. Null and empty mean anything.
     *
     * @param stateMachineArn of a machine, of a version or of an alias
     * @param startedFrom inclusive
     * @param startedUntil exclusive
     * @param text somewhere in the JSON text of the input or the output
     */
    record Query(
            @Nullable String stateMachineArn,
            Set<Status> statuses,
            @Nullable String namePrefix,
            @Nullable Instant startedFrom,
            @Nullable Instant startedUntil,
            @Nullable String error,
            @Nullable String failedState,
            @Nullable String text) {
        public Query {
            statuses = statuses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(statuses));
        }
    }

    /** An execution that was found. */
    record Found(
            Summary summary,
            @Nullable String error,
            @Nullable String failedState) {}

    /**
     * A page of what was found. It may be short, even empty, and not the last: when little is found, a page ends after
     * some work.
     *
     * @param next where the next page begins, or null at the end
     * @param scannedUntil executions that began after this have all been looked at; null at the end, and when the order
     *     is by name
     */
    record SearchPage(
            List<Found> executions,
            byte @Nullable [] next,
            @Nullable Instant scannedUntil) {
        public SearchPage {
            executions = List.copyOf(executions);
        }
    }

    /**
     * One execution.
     *
     * @param scopes the machine, branches and iterations that are running
     * @param areAll whether these are all of them
     */
    record Detail(Description description, @Nullable String failedState, List<ScopeOutline> scopes, boolean areAll) {
        public Detail {
            scopes = List.copyOf(scopes);
        }
    }

    /** Who is waited for. */
    enum Waiting {
        /** Whoever has the task token. */
        CALLBACK,
        /** The worker that took an activity task. */
        WORKER,
        /** Any worker that polls for the activity. */
        POLL
    }

    /** What is looked for; null means anything. */
    record PendingQuery(
            @Nullable String stateMachineArn, @Nullable Waiting waiting) {}

    /**
     * A task that waits for an answer.
     *
     * @param resource as the definition has it
     * @param taskToken what to answer with, or null when a worker must take the task first
     * @param input what the task was given, as JSON text
     */
    record Pending(
            Summary execution,
            String state,
            Waiting waiting,
            String resource,
            @Nullable String taskToken,
            Payload input,
            Instant since,
            @Nullable Instant due,
            @Nullable Instant heartbeatDue) {}

    /** As {@link SearchPage}: it may be short and not the last. */
    record PendingPage(List<Pending> tasks, byte @Nullable [] next) {
        public PendingPage {
            tasks = List.copyOf(tasks);
        }
    }

    /** Executions in one minute. */
    record Minute(Instant begin, long started, Map<Status, Long> ended) {}

    /**
     * What goes on.
     *
     * @param counts executions of all machines
     * @param areCounted false while executions of an older version are still being counted
     * @param minutes the last hour, oldest first, since the process began
     */
    record Overview(Instant since, Map<Status, Long> counts, boolean areCounted, List<Minute> minutes) {
        public Overview {
            minutes = List.copyOf(minutes);
        }
    }
}
