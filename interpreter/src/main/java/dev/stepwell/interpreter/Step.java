package dev.stepwell.interpreter;

import java.util.List;

/**
 * What one command led to. The execution state was changed in place; these are the events to append to the history and
 * the effects to release once both are durable.
 */
public record Step(List<HistoryEvent> history, List<Effect> effects) {
    /** Nothing happened: the command was late, a duplicate, or spurious. */
    public static final Step NONE = new Step(List.of(), List.of());

    public Step {
        history = List.copyOf(history);
        effects = List.copyOf(effects);
    }

    /** Whether the command was ignored; a heartbeat makes neither history nor effects and yet is not ignored. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isIgnored() {
        return this == NONE;
    }
}
