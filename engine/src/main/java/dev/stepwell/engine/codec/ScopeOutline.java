package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.HeaderRecord;
import dev.stepwell.engine.record.JoinRecord;
import dev.stepwell.engine.record.ScopeRecord;
import dev.stepwell.interpreter.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stored scope tells without its payloads: cheap to read for those who only look. Immutable.
 *
 * @param parent its own id for the root
 * @param index of the branch or iteration
 * @param attempt id of the awaited attempt's Scheduled event, 0 for none
 * @param due when a wait, a back-off or a task's time ends, or null
 * @param heartbeatDue when the next heartbeat is overdue, or null
 * @param join of a running Parallel or Map, or null
 */
public record ScopeOutline(
        int id,
        int parent,
        int index,
        String state,
        Phase phase,
        Instant enteredAt,
        int retryCount,
        long attempt,
        @Nullable Instant due,
        @Nullable Instant heartbeatDue,
        @Nullable Join join) {
    /** A running Parallel or Map: how many branches or items it has, has begun and has finished. */
    public record Join(int total, int begun, int finished) {}

    /** The first row that holds no scope. */
    public static final long END = StateRows.FIRST_PAYLOAD;

    /** The scopes among these rows. */
    public static List<ScopeOutline> read(List<StateRow> rows) {
        List<ScopeOutline> scopes = new ArrayList<>();
        for (StateRow row : rows) {
            byte[] value = row.value();
            if (value == null) {
                continue;
            }
            Envelope.Kind kind = Envelope.kind(value);
            if (kind == Envelope.Kind.STATE_HEADER) {
                scopes.add(of(Envelope.open(kind, value, HeaderRecord.parser())
                        .message()
                        .getRoot()));
            } else if (kind == Envelope.Kind.STATE_SCOPE) {
                scopes.add(of(Envelope.open(kind, value, ScopeRecord.parser()).message()));
            }
        }
        return scopes;
    }

    private static ScopeOutline of(ScopeRecord record) {
        return new ScopeOutline(
                record.getId(),
                record.getParent(),
                record.getIndex(),
                record.getState(),
                StateCodes.phase(record.getPhase()),
                Instant.ofEpochMilli(record.getEnteredMillis()),
                record.getRetryCount(),
                record.getAttempt(),
                time(record.getDueMillis()),
                time(record.getHeartbeatMillis()),
                record.hasJoin() ? join(record.getJoin()) : null);
    }

    private static Join join(JoinRecord record) {
        return new Join(record.getTotal(), record.getNext(), record.getFinished());
    }

    private static @Nullable Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
