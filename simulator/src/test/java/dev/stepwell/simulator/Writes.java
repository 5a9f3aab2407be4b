package dev.stepwell.simulator;

import dev.stepwell.store.Batch;
import java.util.function.Predicate;

/** Copies of batches without some of their writes. */
final class Writes {
    private Writes() {}

    static Batch without(Batch batch, Predicate<Batch.Write> left) {
        if (batch.writes().stream().noneMatch(left)) {
            return batch;
        }
        Batch copy = new Batch();
        batch.claims().forEach(copy::claim);
        batch.writes().stream().filter(left.negate()).forEach(write -> repeat(write, copy));
        return copy;
    }

    static void repeat(Batch.Write write, Batch into) {
        switch (write) {
            case Batch.Write.Put(var table, var key, var value) -> into.put(table, key, value);
            case Batch.Write.Delete(var table, var key) -> into.delete(table, key);
            case Batch.Write.DeleteRange(var table, var from, var to) -> into.deleteRange(table, from, to);
        }
    }
}
