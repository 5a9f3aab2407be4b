package dev.stepwell.store.rocksdb.powercut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of a {@link ShadowDisk}: what a cut would leave for certain, and what was done to it since. */
final class ShadowFile {
    /** Writes bytes, or cuts or extends the file when there are none. */
    private record Change(long at, byte[] bytes) {
        boolean isLength() {
            return bytes.length == 0;
        }
    }

    /** What becomes of writes that were not synced. */
    enum Unsynced {
        LOST,
        KEPT,
        ZEROS,
        GARBAGE,
        /** The last of them got there by half. */
        TORN
    }

    private byte[] durable = {};
    private int durableLength;
    private long length;
    private long applied;
    private final List<Change> changes = new ArrayList<>();

    void write(long at, byte[] bytes) {
        if (bytes.length > 0) {
            changes.add(new Change(at, bytes));
            length = Math.max(length, at + bytes.length);
        }
    }

    void length(long newLength) {
        changes.add(new Change(newLength, new byte[0]));
        length = newLength;
    }

    long length() {
        return length;
    }

    boolean hasUnsynced() {
        return !changes.isEmpty();
    }

    /** How many changes were ever made: what a sync that begins now will make durable. */
    long mark() {
        return applied + changes.size();
    }

    /** All changes up to the mark are on the disk now. */
    void synced(long mark) {
        List<Change> done = changes.subList(0, Math.toIntExact(Math.max(0, mark - applied)));
        applied += done.size();
        done.forEach(this::apply);
        done.clear();
    }

    private void apply(Change change) {
        if (change.isLength()) {
            int newLength = Math.toIntExact(change.at());
            ensure(newLength);
            if (newLength < durableLength) {
                Arrays.fill(durable, newLength, durableLength, (byte) 0);
            }
            durableLength = newLength;
        } else {
            int from = Math.toIntExact(change.at());
            ensure(from + change.bytes().length);
            System.arraycopy(change.bytes(), 0, durable, from, change.bytes().length);
            durableLength = Math.max(durableLength, from + change.bytes().length);
        }
    }

    private void ensure(int bytes) {
        if (bytes > durable.length) {
            durable = Arrays.copyOf(durable, Math.max(bytes, durable.length * 2));
        }
    }

    byte[] content(Unsynced unsynced) {
        ShadowFile left = new ShadowFile();
        left.durable = Arrays.copyOf(durable, durableLength);
        left.durableLength = durableLength;
        List<Change> kept = unsynced == Unsynced.LOST ? List.of() : changes;
        for (int i = 0; i < kept.size(); i++) {
            Change change = kept.get(i);
            boolean isTorn = unsynced == Unsynced.TORN && i == kept.size() - 1 && !change.isLength();
            byte[] bytes = isTorn ? Arrays.copyOf(change.bytes(), change.bytes().length / 2) : change.bytes();
            if (change.isLength() || bytes.length > 0) {
                left.apply(new Change(change.at(), spoilt(bytes, unsynced)));
            }
        }
        return Arrays.copyOf(left.durable, left.durableLength);
    }

    private static byte[] spoilt(byte[] bytes, Unsynced unsynced) {
        byte[] spoilt = bytes.clone();
        switch (unsynced) {
            case ZEROS -> Arrays.fill(spoilt, (byte) 0);
            case GARBAGE -> {
                for (int i = 0; i < spoilt.length; i++) {
                    spoilt[i] = (byte) (i * 31 + 0xA5);
                }
            }
            case LOST, KEPT, TORN -> {}
        }
        return spoilt;
    }
}
