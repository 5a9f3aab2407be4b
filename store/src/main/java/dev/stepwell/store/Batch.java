package dev.stepwell.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes that become durable together, applied in order; a later write to a key wins. Built by one thread, then handed
 * to {@link Store#commit} and not changed any more. Arrays are taken over, not copied.
 */
public final class Batch {
    /** One write. */
    public sealed interface Write {
        Table table();

        record Put(Table table, byte[] key, byte[] value) implements Write {}

        record Delete(Table table, byte[] key) implements Write {}

        /** Deletes {@code from <= key < to}. */
        record DeleteRange(Table table, byte[] from, byte[] to) implements Write {}
    }

    private final Set<Claim> claims = new LinkedHashSet<>();
    private final List<Write> writes = new ArrayList<>();
    private long bytes;

    public Batch claim(Claim claim) {
        claims.add(claim);
        return this;
    }

    public Batch put(Table table, byte[] key, byte[] value) {
        writes.add(new Write.Put(table, key, value));
        bytes += key.length + value.length;
        return this;
    }

    public Batch delete(Table table, byte[] key) {
        writes.add(new Write.Delete(table, key));
        bytes += key.length;
        return this;
    }

    /**
     * Deletes {@code from <= key < to}. Meant for many rows: a few known keys are cheaper deleted one by one.
     *
     * @throws IllegalArgumentException when {@code from} is greater than {@code to}
     */
    public Batch deleteRange(Table table, byte[] from, byte[] to) {
        if (Arrays.compareUnsigned(from, to) > 0) {
            throw new IllegalArgumentException("a range must not end before it begins");
        }
        writes.add(new Write.DeleteRange(table, from, to));
        bytes += from.length + to.length;
        return this;
    }

    public Set<Claim> claims() {
        return Collections.unmodifiableSet(claims);
    }

    public List<Write> writes() {
        return Collections.unmodifiableList(writes);
    }

    /** Bytes of keys and values. */
    public long bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return writes.isEmpty();
    }
}
