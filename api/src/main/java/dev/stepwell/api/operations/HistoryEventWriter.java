package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes history events as AWS's API shows them. */
public final class HistoryEventWriter {
    private static final String MEMBER_SUFFIX = "EventDetails";

    /** The member that holds an event's details, unless all types of its kind share one. */
    private static final Map<EventType, String> OWN_MEMBER = ownMembers();

    private HistoryEventWriter() {}

    /**
     * Writes the members of one event.
     *
     * @param data whether inputs and outputs are wanted
     */
    public static void write(HistoryEvent event, boolean data, Answer item) {
        item.time("timestamp", event.timestamp())
                .text("type", event.type().wireName())
                .number("id", event.id())
                .number("previousEventId", event.previousId());
        String member = member(event);
        if (member != null) {
            EventDetailsWriter writer = data ? EventDetailsWriter.WHOLE : EventDetailsWriter.WITHOUT_DATA;
            item.object(member, details -> writer.write(event.details(), details));
        }
    }

    private static @Nullable String member(HistoryEvent event) {
        return switch (event.details()) {
            case EventDetails.None _ -> null;
            case EventDetails.StateEntered _ -> "stateEntered" + MEMBER_SUFFIX;
            case EventDetails.StateExited _ -> "stateExited" + MEMBER_SUFFIX;
            case EventDetails _ -> OWN_MEMBER.get(event.type());
        };
    }

    private static Map<EventType, String> ownMembers() {
        Map<EventType, String> members = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            String name = type.wireName();
            members.put(type, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + MEMBER_SUFFIX);
        }
        return members;
    }
}
