package dev.stepwell.engine.read;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight.Pending;
import dev.stepwell.engine.Insight.PendingPage;
import dev.stepwell.engine.Insight.PendingQuery;
import dev.stepwell.engine.Insight.Waiting;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.codec.ScopeOutline;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.SearchKeys;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Phase;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for somebody's answer. An index names the executions that have any; what they wait for is in their
 * state. Stateless and thread-safe.
 */
public final class PendingTasks {
    /** Executions that one page looks at. */
    static final int EXECUTIONS_MAX = 500;

    private static final int TOKEN_BYTES = SearchKeys.PLACE + Integer.BYTES;

    private final Store store;
    private final ExecutionReader reader;
    private final MachineCatalog machines;
    private final byte[] tokenKey;

    public PendingTasks(Store store, ExecutionReader reader, MachineCatalog machines, byte[] tokenKey) {
        this.store = store;
        this.reader = reader;
        this.machines = machines;
        this.tokenKey = tokenKey.clone();
    }

    /** @param from what {@link PendingPage#next} told */
    public PendingPage find(PendingQuery query, int limit, byte @Nullable [] from) {
        if (from != null && from.length != TOKEN_BYTES) {
            throw Refusals.invalidToken();
        }
        byte[] first = from == null ? new byte[0] : Arrays.copyOf(from, SearchKeys.PLACE);
        int scope = from == null ? 0 : ByteBuffer.wrap(from).getInt(SearchKeys.PLACE);
        IndexScan scan = new IndexScan(
                store,
                List.of(new IndexScan.Source(Table.SEARCH, SearchKeys.waiting())),
                new IndexScan.Part(first, null));
        TokenSmith tokens = new TokenSmith(tokenKey);
        List<Pending> found = new ArrayList<>();
        int examined = 0;
        List<byte[]> places = scan.next();
        while (!places.isEmpty()) {
            for (byte[] place : places) {
                if (examined++ == EXECUTIONS_MAX) {
                    return new PendingPage(found, token(place, 0));
                }
                int resume = Arrays.equals(place, first) ? scope : 0;
                Integer left = add(SearchKeys.target(place), query, new Room(found, limit, resume), tokens);
                if (left != null) {
                    return new PendingPage(found, token(place, left));
                }
            }
            places = scan.next();
        }
        return new PendingPage(found, null);
    }

    /** Where tasks are added, how many there may be, and the first scope of the execution that is looked at. */
    private record Room(List<Pending> tasks, int limit, int firstScope) {}

    /** The first scope for which there was no room, or null. */
    private @Nullable Integer add(ExecutionKey key, PendingQuery query, Room room, TokenSmith tokens) {
        ExecutionRow row = reader.rowIfReadable(key);
        boolean isWanted = row != null
                && row.status() == Status.RUNNING
                && (query.stateMachineArn() == null || query.stateMachineArn().equals(row.machineArn()));
        if (row == null || !isWanted) {
            return null;
        }
        for (ScopeOutline scope : OpenScopes.of(store, key).scopes()) {
            Pending task = scope.id() < room.firstScope() ? null : task(key, row, scope, tokens);
            if (task != null && (query.waiting() == null || query.waiting() == task.waiting())) {
                if (room.tasks().size() == room.limit()) {
                    return scope.id();
                }
                room.tasks().add(task);
            }
        }
        return null;
    }

    private @Nullable Pending task(ExecutionKey key, ExecutionRow row, ScopeOutline scope, TokenSmith tokens) {
        Waiting waiting = waiting(row, scope);
        if (waiting == null) {
            return null;
        }
        Attempt attempt = new Attempt(scope.id(), scope.attempt());
        HistoryEvent scheduled = reader.findEvent(key, scope.attempt());
        if (scheduled == null) {
            return null;
        }
        return new Pending(
                row.summary(),
                scope.state(),
                waiting,
                resource(scheduled),
                waiting == Waiting.POLL ? null : tokens.mint(key, attempt),
                input(scheduled),
                scheduled.timestamp(),
                scope.due(),
                scope.heartbeatDue());
    }

    /** Who is waited for; null when nobody could answer. */
    private @Nullable Waiting waiting(ExecutionRow row, ScopeOutline scope) {
        if (scope.phase() == Phase.OFFERED) {
            return Waiting.POLL;
        }
        if (scope.phase() != Phase.ENGAGED
                || !(machines.running(row.machineId(), row.revision()).program().state(scope.state())
                        instanceof State.Task task)) {
            return null;
        }
        return switch (task.resource()) {
            case TaskResource.Activity _ -> Waiting.WORKER;
            case TaskResource.Integration integration
            when integration.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN -> Waiting.CALLBACK;
            case TaskResource.Integration _, TaskResource.LambdaFunction _ -> null;
        };
    }

    private static String resource(HistoryEvent scheduled) {
        return switch (scheduled.details()) {
            case EventDetails.ActivityScheduled activity -> activity.resource();
            case EventDetails.TaskScheduled task -> task.resourceType() + ":" + task.resource();
            default -> scheduled.type().wireName();
        };
    }

    private static Payload input(HistoryEvent scheduled) {
        return switch (scheduled.details()) {
            case EventDetails.ActivityScheduled activity -> activity.input();
            case EventDetails.TaskScheduled task -> task.parameters();
            default -> Payload.NULL;
        };
    }

    private static byte[] token(byte[] place, int scope) {
        return ByteBuffer.allocate(TOKEN_BYTES).put(place).putInt(scope).array();
    }
}
