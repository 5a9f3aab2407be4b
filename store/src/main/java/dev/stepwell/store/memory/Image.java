package dev.stepwell.store.memory;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an imagined disk holds: a sorted map per table. Not thread-safe. */
public final class Image {
    private final Map<Table, NavigableMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);

    public Image() {
        for (Table table : Table.values()) {
            tables.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    public Image copy() {
        var copy = new Image();
        tables.forEach((table, rows) -> copy.rows(table).putAll(rows));
        return copy;
    }

    public void apply(Batch batch) {
        for (Batch.Write write : batch.writes()) {
            switch (write) {
                case Batch.Write.Put(var table, var key, var value) ->
                    rows(table).put(key, value);
                case Batch.Write.Delete(var table, var key) -> rows(table).remove(key);
                case Batch.Write.DeleteRange(var table, var from, var to) ->
                    rows(table).subMap(from, true, to, false).clear();
            }
        }
    }

    public byte @Nullable [] get(Table table, byte[] key) {
        return rows(table).get(key);
    }

    public List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return firstOf(range(table, from, to), limit);
    }

    public List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return firstOf(range(table, from, to).descendingMap(), limit);
    }

    private NavigableMap<byte[], byte[]> range(Table table, byte[] from, byte @Nullable [] to) {
        NavigableMap<byte[], byte[]> rows = rows(table);
        if (to == null) {
            return rows.tailMap(from, true);
        }
        boolean empty = Arrays.compareUnsigned(from, to) >= 0;
        return empty ? rows.subMap(from, false, from, false) : rows.subMap(from, true, to, false);
    }

    private static List<Row> firstOf(NavigableMap<byte[], byte[]> range, int limit) {
        var found = new ArrayList<Row>();
        var rows = range.entrySet().iterator();
        while (found.size() < limit && rows.hasNext()) {
            var row = rows.next();
            found.add(new Row(row.getKey(), row.getValue()));
        }
        return List.copyOf(found);
    }

    private NavigableMap<byte[], byte[]> rows(Table table) {
        NavigableMap<byte[], byte[]> rows = tables.get(table);
        if (rows == null) {
            throw new IllegalStateException("no table " + table);
        }
        return rows;
    }
}
