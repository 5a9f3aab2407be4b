package dev.stepwell.engine.catalog;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiled machines by a key, at most about so many; when it is full some other one goes. Thread-safe, without
 * locks.
 */
final class ProgramCache<K> {
    private final Map<K, Machine> machines = new ConcurrentHashMap<>();
    private final int max;

    ProgramCache(int max) {
        this.max = max;
    }

    @Nullable
    Machine find(K key) {
        return machines.get(key);
    }

    void put(K key, Machine machine) {
        makeRoom();
        machines.put(key, machine);
    }

    void putIfAbsent(K key, Machine machine) {
        makeRoom();
        machines.putIfAbsent(key, machine);
    }

    private void makeRoom() {
        if (machines.size() >= max) {
            Iterator<K> some = machines.keySet().iterator();
            if (some.hasNext()) {
                machines.remove(some.next());
            }
        }
    }

    void remove(K key) {
        machines.remove(key);
    }
}
