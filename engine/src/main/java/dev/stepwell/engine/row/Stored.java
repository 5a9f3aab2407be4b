package dev.stepwell.engine.row;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.store.Row;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reading stored values. One that is damaged, or was written by a newer version, makes the request that needs it fail
 * with its table and key; nothing is written in its place. Stateless.
 */
public final class Stored {
    private Stored() {}

    /** @throws Refused with ServiceUnavailable when the value cannot be read */
    public static <T> T read(Table table, byte[] key, byte[] value, Function<byte[], T> decoder) {
        return read(table, key, () -> decoder.apply(value));
    }

    /** As above, the value being in {@code row}. */
    public static <T> T read(Table table, Row row, Function<byte[], T> decoder) {
        return read(table, row.key(), row.value(), decoder);
    }

    /** As above, for a value in several rows whose keys begin with {@code key}. */
    public static <T> T read(Table table, byte[] key, Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (Refused | StoreUnusable known) {
            throw known;
        } catch (RuntimeException | EngineBug unreadable) {
            throw Refusals.unreadable(table, key, unreadable);
        }
    }
}
