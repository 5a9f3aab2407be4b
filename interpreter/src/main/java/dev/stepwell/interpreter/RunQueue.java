package dev.stepwell.interpreter;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that can go on, in the order in which they get their turn; each is in it at most once. A scope that cannot
 * go on any more is skipped. Confined to one lane.
 */
final class RunQueue {
    private final ArrayDeque<Scope> queue = new ArrayDeque<>();

    void add(Scope scope) {
        if (!scope.queued && scope.isRunnable()) {
            scope.queued = true;
            queue.add(scope);
        }
    }

    /** Puts back a scope whose turn it was when the step became too long. */
    void addFirst(Scope scope) {
        if (!scope.queued && scope.isRunnable()) {
            scope.queued = true;
            queue.addFirst(scope);
        }
    }

    @Nullable
    Scope poll() {
        skipStale();
        Scope first = queue.poll();
        if (first != null) {
            first.queued = false;
        }
        return first;
    }

    boolean isEmpty() {
        skipStale();
        return queue.isEmpty();
    }

    /** Those that can go on, in order. */
    List<Scope> all() {
        return queue.stream().filter(Scope::isRunnable).toList();
    }

    void clear() {
        queue.forEach(scope -> scope.queued = false);
        queue.clear();
    }

    private void skipStale() {
        Scope first = queue.peek();
        while (first != null && !first.isRunnable()) {
            first.queued = false;
            queue.poll();
            first = queue.peek();
        }
    }
}
