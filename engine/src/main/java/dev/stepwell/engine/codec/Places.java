package dev.stepwell.engine.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.HistoryPlace;
import dev.stepwell.engine.record.PayloadRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the larger payloads of one execution's state are stored, by identity, and which rows refer to them. Confined
 * to one lane.
 */
final class Places {
    /** Smaller payloads are written where they are used. */
    static final int INLINE_BYTES_MAX = 255;

    private static final class Place {
        final PayloadRecord record;
        int uses;

        Place(PayloadRecord record) {
            this.record = record;
        }
    }

    private final IdentityHashMap<Payload, Place> places = new IdentityHashMap<>();
    private final Map<Long, List<Payload>> usedByRow = new HashMap<>();
    private final List<Payload> used = new ArrayList<>();
    private final List<List<Payload>> givenUp = new ArrayList<>();
    private final List<StateRow> written = new ArrayList<>();
    private long nextPayloadRow = StateRows.FIRST_PAYLOAD;
    private @Nullable HistoryChunk chunk;

    /** Payloads that occur in {@code fresh} are from now on referred to by it. */
    void begin(@Nullable HistoryChunk fresh) {
        chunk = fresh;
        written.clear();
    }

    /** How to write {@code payload} into the row that is being encoded. */
    PayloadRecord refer(Payload payload) {
        if (payload.size() <= INLINE_BYTES_MAX) {
            ByteString bytes = UnsafeByteOperations.unsafeWrap(payload.utf8());
            return PayloadRecord.newBuilder().setInline(bytes).build();
        }
        Place place = places.get(payload);
        if (place == null) {
            place = new Place(placeFor(payload));
            places.put(payload, place);
        }
        used.add(payload);
        return place.record;
    }

    /** Takes over what was read from a store. */
    void known(Payload payload, PayloadRecord record) {
        if (record.getPlaceCase() == PayloadRecord.PlaceCase.INLINE) {
            return;
        }
        places.computeIfAbsent(payload, _ -> new Place(record));
        used.add(payload);
        if (record.getPlaceCase() == PayloadRecord.PlaceCase.ROW) {
            nextPayloadRow = Math.max(nextPayloadRow, record.getRow() + 1);
        }
    }

    /** The row is complete: from now on it refers to what was referred to since the last one. */
    void finishRow(long row) {
        List<Payload> now = List.copyOf(used);
        used.clear();
        now.forEach(payload -> place(payload).uses++);
        giveUp(now.isEmpty() ? usedByRow.remove(row) : usedByRow.put(row, now));
    }

    void forgetRow(long row) {
        giveUp(usedByRow.remove(row));
    }

    /** Rows of payloads that were written or became useless since {@link #begin}. */
    List<StateRow> finish() {
        givenUp.forEach(this::release);
        givenUp.clear();
        return List.copyOf(written);
    }

    /** Only at the end, because a payload may move from one row to another. */
    private void giveUp(@Nullable List<Payload> before) {
        if (before != null) {
            givenUp.add(before);
        }
    }

    private PayloadRecord placeFor(Payload payload) {
        Integer index = chunk == null ? null : chunk.places().get(payload);
        if (chunk != null && index != null) {
            return PayloadRecord.newBuilder()
                    .setHistory(HistoryPlace.newBuilder()
                            .setFirstEvent(chunk.firstEventId())
                            .setIndex(index))
                    .build();
        }
        long row = nextPayloadRow++;
        written.add(new StateRow(row, StateRows.payload(payload)));
        return PayloadRecord.newBuilder().setRow(row).build();
    }

    private void release(List<Payload> before) {
        for (Payload payload : before) {
            Place place = place(payload);
            if (--place.uses == 0) {
                places.remove(payload);
                if (place.record.getPlaceCase() == PayloadRecord.PlaceCase.ROW) {
                    written.add(new StateRow(place.record.getRow(), null));
                }
            }
        }
    }

    private Place place(Payload payload) {
        Place place = places.get(payload);
        if (place == null) {
            throw new IllegalStateException("a row refers to a payload that was given up");
        }
        return place;
    }
}
