package dev.stepwell.engine.read;

import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of a history, either way; a page token is the id of the event it begins with. Stateless and thread-safe. */
public final class HistoryPages {
    private static final int CHUNKS_PER_SCAN = 32;
    private static final long FIRST_EVENT = 1;

    private final Store store;

    public HistoryPages(Store store) {
        this.store = store;
    }

    public Page<HistoryEvent> read(ExecutionKey key, boolean reverse, int limit, byte @Nullable [] from) {
        return reverse ? backwards(key, limit, from) : forwards(key, limit, from);
    }

    /** The events that follow an event, at most {@code limit}. */
    public List<HistoryEvent> after(ExecutionKey key, long eventId, int limit) {
        return forwards(key, limit, token(eventId + 1)).items();
    }

    private Page<HistoryEvent> forwards(ExecutionKey key, int limit, byte @Nullable [] from) {
        long first = from == null ? FIRST_EVENT : event(from);
        byte[] end = Keys.after(key.bytes());
        List<HistoryEvent> events = new ArrayList<>();
        byte[] next = first == FIRST_EVENT ? Keys.history(key, FIRST_EVENT) : chunkWith(key, first);
        while (next != null && events.size() <= limit) {
            List<Row> rows = store.scan(Table.HISTORY, next, end, CHUNKS_PER_SCAN);
            next = null;
            for (Row row : rows) {
                if (events.size() <= limit) {
                    Stored.read(Table.HISTORY, row, HistoryCodec::decode).stream()
                            .filter(event -> event.id() >= first)
                            .forEach(events::add);
                }
            }
            if (rows.size() == CHUNKS_PER_SCAN && events.size() <= limit) {
                next = Keys.history(key, events.getLast().id() + 1);
            }
        }
        return page(events, limit);
    }

    private Page<HistoryEvent> backwards(ExecutionKey key, int limit, byte @Nullable [] from) {
        long last = from == null ? Long.MAX_VALUE - 1 : event(from);
        byte[] begin = Keys.history(key, FIRST_EVENT);
        byte[] end = Keys.history(key, last + 1);
        List<HistoryEvent> events = new ArrayList<>();
        boolean more = true;
        while (more && events.size() <= limit) {
            List<Row> rows = store.scanBackwards(Table.HISTORY, begin, end, CHUNKS_PER_SCAN);
            for (Row row : rows) {
                if (events.size() <= limit) {
                    Stored.read(Table.HISTORY, row, HistoryCodec::decode).reversed().stream()
                            .filter(event -> event.id() <= last)
                            .forEach(events::add);
                    end = row.key();
                }
            }
            more = rows.size() == CHUNKS_PER_SCAN;
        }
        return page(events, limit);
    }

    private static Page<HistoryEvent> page(List<HistoryEvent> events, int limit) {
        return events.size() <= limit
                ? new Page<>(events, null)
                : new Page<>(events.subList(0, limit), token(events.get(limit).id()));
    }

    /** The key of the chunk that holds an event, or null when there is none. */
    private byte @Nullable [] chunkWith(ExecutionKey key, long eventId) {
        List<Row> rows =
                store.scanBackwards(Table.HISTORY, Keys.history(key, FIRST_EVENT), Keys.history(key, eventId + 1), 1);
        return rows.isEmpty() ? null : rows.getFirst().key();
    }

    private static byte[] token(long eventId) {
        return ByteBuffer.allocate(Long.BYTES).putLong(eventId).array();
    }

    private static long event(byte[] token) {
        long event = token.length == Long.BYTES ? ByteBuffer.wrap(token).getLong() : 0;
        if (event < FIRST_EVENT || event == Long.MAX_VALUE) {
            throw Refusals.invalidToken();
        }
        return event;
    }
}
