package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread of control: the machine itself, a branch of a Parallel, or an iteration of a Map; {@link ScopeImage}
 * explains the fields that are stored. Mutable, confined to one lane; only this package sees it.
 */
final class Scope {
    static final int ROOT = 0;
    private static final int[] NO_RETRIES = new int[0];

    final int id;
    final @Nullable Scope parent;
    final int index;

    String state = "";
    Phase phase = Phase.NEW;
    long lastEvent;
    long enteredEvent;
    long beforeEntered;
    Instant enteredAt = Instant.EPOCH;
    Payload input;
    Map<String, Payload> variables = Map.of();
    int[] retries = NO_RETRIES;
    int retryCount;
    long attempt;
    long dueMillis;
    long heartbeatMillis;
    int heartbeatSeconds;

    @Nullable
    Payload result;

    @Nullable
    Failure failure;

    @Nullable
    EarlyAnswer early;

    @Nullable
    Join join;

    /** The call of an attempt between its Scheduled and its Started event. */
    Effect.@Nullable CallTask call;

    boolean dirty;
    boolean stored;
    boolean callOpen;
    boolean othersAwaited;
    boolean queued;
    boolean gone;
    int heapIndex = -1;

    Scope(int id, @Nullable Scope parent, int index, Payload input) {
        this.id = id;
        this.parent = parent;
        this.index = index;
        this.input = input;
    }

    boolean isRunnable() {
        return !gone && phase.isRunnable();
    }

    /** Whether the current state was entered and not yet left. */
    boolean isInsideState() {
        return phase != Phase.NEW && phase != Phase.ENTERING;
    }

    boolean awaits(Attempt asked) {
        return attempt != 0 && attempt == asked.number() && phase.awaitsAnswer();
    }

    /** The soonest moment at which something happens by itself, 0 for never. */
    long deadlineMillis() {
        if (dueMillis == 0 || heartbeatMillis == 0) {
            return dueMillis + heartbeatMillis;
        }
        return Math.min(dueMillis, heartbeatMillis);
    }

    Join joining() {
        Join known = join;
        if (known == null) {
            throw new EngineBug("scope " + id + " in state '" + state + "' joins nothing");
        }
        return known;
    }

    /** Value of a variable that this scope or one around it has, or null. */
    @Nullable
    Payload variable(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Payload value = scope.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Moves on to another state; what belonged to the old one is forgotten. */
    void moveTo(String next, Payload payload) {
        state = next;
        input = payload;
        phase = Phase.ENTERING;
        retries = NO_RETRIES;
        retryCount = 0;
        result = null;
        failure = null;
        forgetAttempt();
    }

    /** The current state is to be done again; what its attempts left is forgotten. */
    void restIn(Phase resting) {
        phase = resting;
        retries = NO_RETRIES;
        retryCount = 0;
        result = null;
        failure = null;
        forgetAttempt();
    }

    /** Nothing is awaited any more. */
    void forgetAttempt() {
        attempt = 0;
        dueMillis = 0;
        heartbeatMillis = 0;
        heartbeatSeconds = 0;
        early = null;
        call = null;
    }

    ScopeImage image() {
        List<Integer> counts = new ArrayList<>(retries.length);
        for (int count : retries) {
            counts.add(count);
        }
        return new ScopeImage(
                id,
                parent == null ? id : parent.id,
                index,
                state,
                phase,
                lastEvent,
                enteredEvent,
                beforeEntered,
                enteredAt,
                input,
                variables,
                counts,
                retryCount,
                attempt,
                dueMillis,
                heartbeatMillis,
                heartbeatSeconds,
                result,
                failure,
                early,
                join == null ? null : join.image());
    }

    static Scope restore(ScopeImage image, @Nullable Scope parent) {
        Scope scope = new Scope(image.id(), parent, image.index(), image.input());
        scope.state = image.state();
        scope.phase = image.phase();
        scope.lastEvent = image.lastEvent();
        scope.enteredEvent = image.enteredEvent();
        scope.beforeEntered = image.beforeEntered();
        scope.enteredAt = image.enteredAt();
        scope.variables = image.variables().isEmpty() ? Map.of() : new LinkedHashMap<>(image.variables());
        scope.retries = image.retries().stream().mapToInt(Integer::intValue).toArray();
        scope.retryCount = image.retryCount();
        scope.attempt = image.attempt();
        scope.dueMillis = image.dueMillis();
        scope.heartbeatMillis = image.heartbeatMillis();
        scope.heartbeatSeconds = image.heartbeatSeconds();
        scope.result = image.result();
        scope.failure = image.failure();
        scope.early = image.early();
        JoinImage join = image.join();
        scope.join = join == null ? null : Join.restore(join);
        return scope;
    }
}
