package dev.stepwell.store.rocksdb;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import java.util.Arrays;

/**
 * Writes a batch in RocksDB's own representation, so that it crosses into native code in one call instead of one per
 * row.
 *
 * <p>The representation is the one described at the head of RocksDB's {@code db/write_batch.cc}, with the record types
 * of {@code db/dbformat.h}; write-ahead logs consist of it, so it does not change: 8 bytes of sequence number (left
 * zero), the count of records as 4 bytes little-endian, then per record its type, the column family, and key and value,
 * each after its length as a varint. Confined to one call.
 */
final class BatchBytes {
    private static final int HEADER_BYTES = 12;
    private static final int COUNT_AT = 8;
    private static final byte DELETE = 0x4;
    private static final byte PUT = 0x5;
    private static final byte DELETE_RANGE = 0xE;

    private final int[] familyIds;
    private final byte[] bytes;
    private int at = HEADER_BYTES;

    private BatchBytes(int[] familyIds, int size) {
        this.familyIds = familyIds;
        this.bytes = new byte[size];
    }

    /** @param familyIds RocksDB's ids of the families, by place */
    static byte[] of(Batch batch, int[] familyIds) {
        Batch.Write[] writes = inOrder(batch);
        var target = new BatchBytes(familyIds, size(writes, familyIds));
        target.count(writes.length);
        for (Batch.Write write : writes) {
            target.write(write);
        }
        return target.bytes;
    }

    /**
     * Writes in the order of their keys, in which the memtable finds the place of each next to the one before. Those of
     * one key stay in their order, and where a range is deleted all do.
     */
    private static Batch.Write[] inOrder(Batch batch) {
        Batch.Write[] writes = batch.writes().toArray(new Batch.Write[0]);
        for (Batch.Write write : writes) {
            if (write instanceof Batch.Write.DeleteRange) {
                return writes;
            }
        }
        Arrays.sort(writes, BatchBytes::compare);
        return writes;
    }

    private static int compare(Batch.Write one, Batch.Write other) {
        int byTable = one.table().code() - other.table().code();
        return byTable != 0 ? byTable : Arrays.compareUnsigned(key(one), key(other));
    }

    private static byte[] key(Batch.Write write) {
        return switch (write) {
            case Batch.Write.Put put -> put.key();
            case Batch.Write.Delete delete -> delete.key();
            case Batch.Write.DeleteRange range -> range.from();
        };
    }

    private static int size(Batch.Write[] writes, int[] familyIds) {
        long size = HEADER_BYTES;
        for (Batch.Write write : writes) {
            size += 1 + varintBytes(familyIds[Family.of(write.table()).place()]) + contentBytes(write);
        }
        return Math.toIntExact(size);
    }

    private void write(Batch.Write write) {
        switch (write) {
            case Batch.Write.Put(var table, var key, var value) -> {
                begin(PUT, table);
                key(table, key);
                varint(value.length);
                copy(value);
            }
            case Batch.Write.Delete(var table, var key) -> {
                begin(DELETE, table);
                key(table, key);
            }
            case Batch.Write.DeleteRange(var table, var from, var to) -> {
                begin(DELETE_RANGE, table);
                key(table, from);
                key(table, to);
            }
        }
    }

    private void count(int records) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[COUNT_AT + i] = (byte) (records >>> (Byte.SIZE * i));
        }
    }

    private void begin(byte type, Table table) {
        bytes[at++] = type;
        varint(familyIds[Family.of(table).place()]);
    }

    private void key(Table table, byte[] key) {
        varint(1 + key.length);
        bytes[at++] = (byte) table.code();
        copy(key);
    }

    private void copy(byte[] source) {
        System.arraycopy(source, 0, bytes, at, source.length);
        at += source.length;
    }

    private void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    private static long contentBytes(Batch.Write write) {
        return switch (write) {
            case Batch.Write.Put put -> keyBytes(put.key()) + valueBytes(put.value());
            case Batch.Write.Delete delete -> keyBytes(delete.key());
            case Batch.Write.DeleteRange range -> keyBytes(range.from()) + keyBytes(range.to());
        };
    }

    private static long keyBytes(byte[] key) {
        return varintBytes(1 + key.length) + 1L + key.length;
    }

    private static long valueBytes(byte[] value) {
        return varintBytes(value.length) + (long) value.length;
    }

    private static int varintBytes(int value) {
        int significant = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
        return (significant + 6) / 7;
    }
}
