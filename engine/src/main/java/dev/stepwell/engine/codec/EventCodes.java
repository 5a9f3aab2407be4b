package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.EventKind;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored numbers of event types. */
@SuppressWarnings("EnumOrdinal") // indexes an array of this process; what is stored is the kind's own number
final class EventCodes {
    private static final Map<EventType, EventKind> KINDS = new EnumMap<>(EventType.class);
    private static final Map<EventKind, EventType> TYPES = new EnumMap<>(EventKind.class);

    static {
        for (EventType type : EventType.values()) {
            EventKind kind = EventKind.valueOf(type.name());
            KINDS.put(type, kind);
            TYPES.put(kind, type);
        }
    }

    private EventCodes() {}

    static EventKind kind(EventType type) {
        return known(KINDS.get(type), type);
    }

    static EventType type(EventKind kind) {
        return known(TYPES.get(kind), kind);
    }

    private static <T> T known(@Nullable T found, Object asked) {
        if (found == null) {
            throw new EngineBug("Expected a known type of event, but found " + asked);
        }
        return found;
    }
}
