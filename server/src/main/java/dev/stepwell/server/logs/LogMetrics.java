package dev.stepwell.server.logs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the delivery of logs counts, since the server started. Thread-safe; read at any time. */
public final class LogMetrics {
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    /** Events that are in their log. */
    public final LongAdder delivered = new LongAdder();

    /** Bytes of events that wait, about. */
    public final AtomicLong waitingBytes = new AtomicLong();

    public LogMetrics() {
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    /** Events that are in no log, for this reason. */
    public LongAdder dropped(DropReason reason) {
        return Objects.requireNonNull(dropped.get(reason));
    }
}
