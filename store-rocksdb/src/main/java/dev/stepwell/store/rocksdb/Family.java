package dev.stepwell.store.rocksdb;

import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;

/**
 * The column families, grouped by how their rows are used. Each table's keys begin with the table's code, so tables
 * share a family without mixing. Names and order are on disk: they never change.
 */
enum Family {
    /** Rewritten with every step, read by key. */
    STATE(0, "state"),
    /** Written once, large: values lie in blob files, so that compaction moves keys only. */
    HISTORY(1, "history"),
    /** Small rows, mostly scanned. */
    INDEX(2, "index");

    private final int place;
    private final String label;

    Family(int place, String label) {
        this.place = place;
        this.label = label;
    }

    /** Its place among the families, from 0. */
    int place() {
        return place;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.UTF_8);
    }

    static Family of(Table table) {
        return switch (table) {
            case EXECUTION, STATE -> STATE;
            case HISTORY -> HISTORY;
            case WAKE,
                    IN_FLIGHT,
                    NAME,
                    LISTING,
                    OUTBOX,
                    DEDUP,
                    EXPIRY,
                    ACTIVITY_TASK,
                    CATALOG,
                    META,
                    EXPRESS,
                    SEARCH,
                    COUNT -> INDEX;
        };
    }
}
