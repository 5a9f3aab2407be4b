package dev.stepwell.store.rocksdb;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB's errors mean for the store and for its user. */
final class RocksFailure {
    private static final List<String> NO_SPACE = List.of("No space left on device", "Disk quota exceeded");

    /** How RocksDB words a failed sync of its log: the record was written, and may or may not be on the disk. */
    private static final Pattern IN_DOUBT = Pattern.compile("While f(data)?sync[^:]*: .*\\.log");

    private RocksFailure() {}

    static boolean isForLackOfSpace(RocksDBException failure) {
        Status status = failure.getStatus();
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || NO_SPACE.stream().anyMatch(textOf(failure)::contains);
    }

    /** Whether nothing of the write can ever appear: its record in the log was cut short, or never begun. */
    static boolean isUndoneForLackOfSpace(RocksDBException failure) {
        return isForLackOfSpace(failure) && !IN_DOUBT.matcher(textOf(failure)).find();
    }

    /** A sentence for the user. */
    static String explain(Path directory, RocksDBException failure) {
        if (isForLackOfSpace(failure)) {
            return "Data directory " + directory
                    + " cannot be used because its disk is full. Make room, then start again" + " ("
                    + failure.getMessage() + ").";
        }
        return isForDamage(failure)
                ? "Data directory " + directory + " is damaged (" + failure.getMessage()
                        + "). Restore it from a backup, or choose another directory."
                : "Data directory " + directory + " cannot be used (" + failure.getMessage() + ").";
    }

    /** Opening asks for nothing unusual, so an argument that does not fit the files is the files' fault. */
    private static boolean isForDamage(RocksDBException failure) {
        Status status = failure.getStatus();
        boolean isSaid = status != null
                && switch (status.getCode()) {
                    case Corruption, InvalidArgument, NotFound, NotSupported -> true;
                    default -> false;
                };
        return isSaid || textOf(failure).contains("No such file or directory");
    }

    private static String textOf(RocksDBException failure) {
        Status status = failure.getStatus();
        return failure.getMessage() + " " + (status == null ? "" : status.getState());
    }
}
