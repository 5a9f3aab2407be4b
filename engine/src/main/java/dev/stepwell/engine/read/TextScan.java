package dev.stepwell.engine.read;

import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;

/**
 * Looks for a text in inputs and outputs, as their JSON text stands. A piece of history that does not have the bytes
 * anywhere is not taken apart. Confined to one search.
 */
final class TextScan {
    private static final long FIRST_EVENT = 1;

    private final ExecutionReader reader;
    private final byte[] wanted;
    private long bytes;

    TextScan(ExecutionReader reader, String text) {
        this.reader = reader;
        this.wanted = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes of history read so far. */
    long bytes() {
        return bytes;
    }

    boolean isIn(ExecutionKey key, ExecutionRow row) {
        return isIn(key, FIRST_EVENT) || (row.closingChunk() > FIRST_EVENT && isIn(key, row.closingChunk()));
    }

    private boolean isIn(ExecutionKey key, long firstEvent) {
        byte[] chunk = reader.findChunk(key, firstEvent);
        if (chunk == null) {
            return false;
        }
        bytes += chunk.length;
        if (!contains(chunk)) {
            return false;
        }
        byte[] at = Keys.history(key, firstEvent);
        for (HistoryEvent event : Stored.read(Table.HISTORY, at, chunk, HistoryCodec::decode)) {
            boolean isIn = switch (event.details()) {
                case EventDetails.ExecutionStarted started ->
                    contains(started.input().utf8());
                case EventDetails.ExecutionSucceeded(var output) -> contains(output.utf8());
                default -> false;
            };
            if (isIn) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(byte[] text) {
        int last = text.length - wanted.length;
        for (int at = 0; at <= last; at++) {
            if (text[at] == wanted[0] && isAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] text, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
