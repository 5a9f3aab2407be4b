package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.HeaderRecord;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HeaderImage;
import dev.stepwell.interpreter.PageImage;
import dev.stepwell.interpreter.ScopeImage;
import dev.stepwell.interpreter.StateChanges;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one execution and its rows: writes what changed, reads all of it. Keeps in mind where payloads were
 * stored, so that larger ones are referred to in the history instead of being copied; hence one instance stays with
 * the state as long as it is in memory. Confined to one lane.
 */
public final class StateCodec {
    private final ExecutionState state;
    private final Places places;
    private final StateWriter writer;

    private StateCodec(ExecutionState state, Places places) {
        this.state = state;
        this.places = places;
        this.writer = new StateWriter(places);
    }

    /** For an execution that has no rows yet. */
    public static StateCodec create(ExecutionInfo info) {
        return new StateCodec(ExecutionState.create(info), new Places());
    }

    /**
     * Reads an execution's state.
     *
     * @param rows all of its rows but the header, in any order
     * @param chunks asked for the history chunks that the state refers to
     */
    public static StateCodec decode(ExecutionInfo info, StateHeader header, List<StateRow> rows, ChunkReader chunks) {
        Map<Envelope.Kind, Map<Long, byte[]>> byKind = byKind(info, rows);
        Places places = new Places();
        StateReader reader =
                new StateReader(places, chunks, byKind.getOrDefault(Envelope.Kind.STATE_PAYLOAD, Map.of()));
        ScopeImage root = reader.image(header.record().getRoot());
        places.finishRow(StateRows.HEADER);
        List<ScopeImage> scopes = new ArrayList<>();
        byKind.getOrDefault(Envelope.Kind.STATE_SCOPE, Map.of()).forEach((row, value) -> {
            scopes.add(reader.scope(value));
            places.finishRow(row);
        });
        List<PageImage> pages = new ArrayList<>();
        byKind.getOrDefault(Envelope.Kind.STATE_PAGE, Map.of()).forEach((row, value) -> {
            pages.add(reader.page(value));
            places.finishRow(row);
        });
        HeaderImage image = StateReader.image(header.record());
        return new StateCodec(ExecutionState.restore(info, image, root, scopes, pages), places);
    }

    private static Map<Envelope.Kind, Map<Long, byte[]>> byKind(ExecutionInfo info, List<StateRow> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Envelope.Kind, Map<Long, byte[]>> byKind = new EnumMap<>(Envelope.Kind.class);
        for (StateRow row : rows) {
            byte[] value = row.value();
            if (value == null) {
                throw new EngineBug("row " + row.row() + " of " + info.executionArn() + " has no value");
            }
            byKind.computeIfAbsent(Envelope.kind(value), _ -> new LinkedHashMap<>())
                    .put(row.row(), value);
        }
        return byKind;
    }

    public ExecutionState state() {
        return state;
    }

    /**
     * The rows that changed since the last call; each row is named at most once.
     *
     * @param chunk the events that were added since then, or null when there were none
     * @param stored numbers of all rows of the execution that are in the store, also of others than the interpreter's
     */
    public List<StateRow> encodeChanged(@Nullable HistoryChunk chunk, Set<Long> stored) {
        StateChanges changes = state.drainChanges();
        Map<Long, StateRow> rows = new LinkedHashMap<>();
        places.begin(chunk);
        for (int scope : changes.removedScopes()) {
            delete(StateRows.scope(scope), rows);
        }
        for (StateChanges.Page page : changes.removedPages()) {
            delete(StateRows.page(page.scope(), page.page()), rows);
        }
        HeaderRecord.Builder header = writer.header(changes.header(), changes.root());
        places.finishRow(StateRows.HEADER);
        for (ScopeImage scope : changes.scopes()) {
            put(StateRows.scope(scope.id()), writer.scope(scope), rows);
        }
        for (PageImage page : changes.pages()) {
            put(StateRows.page(page.scope(), page.page()), writer.page(page), rows);
        }
        places.finish().forEach(row -> rows.put(row.row(), row));
        header.setAlone(isAlone(stored, rows));
        byte[] sealed = Envelope.seal(Envelope.Kind.STATE_HEADER, header.build(), List.of());
        rows.put(StateRows.HEADER, new StateRow(StateRows.HEADER, sealed));
        return List.copyOf(rows.values());
    }

    /** Whether no row but the header is left when {@code changed} is written. */
    private static boolean isAlone(Set<Long> stored, Map<Long, StateRow> changed) {
        for (StateRow row : changed.values()) {
            if (row.value() != null) {
                return false;
            }
        }
        for (long row : stored) {
            if (row != StateRows.HEADER && !changed.containsKey(row)) {
                return false;
            }
        }
        return true;
    }

    private void put(long row, byte[] value, Map<Long, StateRow> rows) {
        places.finishRow(row);
        rows.put(row, new StateRow(row, value));
    }

    private void delete(long row, Map<Long, StateRow> rows) {
        places.forgetRow(row);
        rows.put(row, new StateRow(row, null));
    }
}
