package dev.stepwell.store.rocksdb;

/**
 * How far RocksDB's list of its files was on disk at some time. RocksDB appends to it and syncs it, or writes a new one
 * with a higher number and has the file {@code CURRENT} name that; so these bytes are there later, or a higher number
 * is. Immutable.
 *
 * @param number in its file's name, from 1
 * @param bytes how much of it was on disk
 * @param checksum CRC32C of that much
 */
record Manifest(long number, long bytes, int checksum) {
    /** Behind every other. */
    static final Manifest UNKNOWN = new Manifest(0, 0, 0);

    boolean isBehind(Manifest other) {
        return number < other.number || (number == other.number && bytes < other.bytes);
    }

    Manifest orLater(Manifest other) {
        return isBehind(other) ? other : this;
    }
}
