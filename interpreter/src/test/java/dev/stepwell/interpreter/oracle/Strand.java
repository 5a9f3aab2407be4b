package dev.stepwell.interpreter.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thread of control: the machine, a branch of a Parallel or an iteration of a Map. */
final class Strand {
    final int id;
    final @Nullable Strand parent;
    final int index;
    final Map<String, JsonNode> variables = new LinkedHashMap<>();
    final Semaphore go = new Semaphore(0);

    @Nullable
    Thread thread;

    boolean dead;

    /** Its last event. */
    long last;

    String state = "";
    String type = "";
    boolean inside;
    long entered;
    long beforeEntered;
    long enteredAt;
    int retryCount;

    /** When it goes on by itself, 0 for never. */
    long dueAt;

    @Nullable
    Attempt attempt;

    @Nullable
    Fork fork;

    Strand(int id, @Nullable Strand parent, int index, long last) {
        this.id = id;
        this.parent = parent;
        this.index = index;
        this.last = last;
    }

    @Nullable
    JsonNode variable(String name) {
        for (Strand strand = this; strand != null; strand = strand.parent) {
            JsonNode value = strand.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The soonest moment at which something happens by itself, 0 for never. */
    long deadline() {
        if (attempt == null) {
            return dueAt;
        }
        long timeout = attempt.timeoutAt;
        long heartbeat = attempt.heartbeatAt;
        return timeout == 0 || heartbeat == 0 ? timeout + heartbeat : Math.min(timeout, heartbeat);
    }
}
