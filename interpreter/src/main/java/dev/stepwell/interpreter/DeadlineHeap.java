package dev.stepwell.interpreter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one execution that have a deadline, soonest first. A binary heap in which each scope knows its place,
 * so that moving or removing a deadline costs O(log n). Confined to one lane.
 */
final class DeadlineHeap {
    private Scope[] heap = new Scope[4];
    private int size;

    /** The scope with the soonest deadline; equal deadlines go by scope number. */
    @Nullable
    Scope first() {
        return size == 0 ? null : heap[0];
    }

    /** Puts the scope where its deadline belongs; a scope without one leaves the heap. */
    void update(Scope scope) {
        if (scope.deadlineMillis() == 0) {
            remove(scope);
            return;
        }
        if (scope.heapIndex < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            place(scope, size++);
        }
        siftUp(scope.heapIndex);
        siftDown(scope.heapIndex);
    }

    void remove(Scope scope) {
        int hole = scope.heapIndex;
        if (hole < 0) {
            return;
        }
        scope.heapIndex = -1;
        Scope last = heap[--size];
        if (last != scope) {
            place(last, hole);
            siftUp(hole);
            siftDown(last.heapIndex);
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            heap[i].heapIndex = -1;
        }
        size = 0;
    }

    private void siftUp(int from) {
        int child = from;
        while (child > 0 && isSooner(heap[child], heap[(child - 1) / 2])) {
            swap(child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    private void siftDown(int from) {
        int parent = from;
        while (true) {
            int left = 2 * parent + 1;
            int right = left + 1;
            int soonest = parent;
            if (left < size && isSooner(heap[left], heap[soonest])) {
                soonest = left;
            }
            if (right < size && isSooner(heap[right], heap[soonest])) {
                soonest = right;
            }
            if (soonest == parent) {
                return;
            }
            swap(parent, soonest);
            parent = soonest;
        }
    }

    private void swap(int a, int b) {
        Scope held = heap[a];
        place(heap[b], a);
        place(held, b);
    }

    private void place(Scope scope, int at) {
        heap[at] = scope;
        scope.heapIndex = at;
    }

    private static boolean isSooner(Scope a, Scope b) {
        int byTime = Long.compare(a.deadlineMillis(), b.deadlineMillis());
        return byTime != 0 ? byTime < 0 : a.id < b.id;
    }
}
