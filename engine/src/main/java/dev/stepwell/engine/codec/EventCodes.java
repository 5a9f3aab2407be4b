package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.EventKind;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventType;

/** The stored numbers of event types. */
@SuppressWarnings("EnumOrdinal") // indexes an array of this process; what is stored is the kind's own number
final class EventCodes {
    private static final EventKind[] KINDS = new EventKind[EventType.values().length];
    private static final EventType[] TYPES = new EventType[EventType.values().length + 1];

    static {
        for (EventType type : EventType.values()) {
            EventKind kind = EventKind.valueOf(type.name());
            KINDS[type.ordinal()] = kind;
            TYPES[kind.getNumber()] = type;
        }
    }

    private EventCodes() {}

    static EventKind kind(EventType type) {
        return KINDS[type.ordinal()];
    }

    static EventType type(EventKind kind) {
        if (kind == EventKind.EVENT_KIND_UNSPECIFIED || kind == EventKind.UNRECOGNIZED) {
            throw new EngineBug("Expected a known type of event, but found " + kind);
        }
        return TYPES[kind.getNumber()];
    }
}
