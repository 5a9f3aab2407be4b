package dev.stepwell.engine.live;

import dev.stepwell.engine.row.CountRow;
import dev.stepwell.engine.row.ExecutionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many executions began and ended in each of the last minutes, since this process began. Thread-safe. */
public final class Pulse {
    /** Minutes that are remembered. */
    public static final int MINUTES = 60;

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final long[] minutes = new long[MINUTES];
    private final long[] started = new long[MINUTES];
    private final long[][] ended = new long[MINUTES][CountRow.STATUSES];

    /**
     * One minute.
     *
     * @param ended by the place of the status in a {@link CountRow}
     */
    public record Minute(Instant begin, long started, long[] ended) {}

    /**
     * A write became durable.
     *
     * @param begun executions that began in it
     * @param changed executions that began or ended in it
     */
    synchronized void count(Instant now, int begun, List<ExecutionRow> changed) {
        long minute = now.toEpochMilli() / MINUTE_MILLIS;
        int place = (int) Math.floorMod(minute, (long) MINUTES);
        if (minutes[place] != minute) {
            minutes[place] = minute;
            started[place] = 0;
            ended[place] = new long[CountRow.STATUSES];
        }
        started[place] += begun;
        for (ExecutionRow row : changed) {
            if (row.stopDate() != null) {
                ended[place][CountRow.place(row.status())]++;
            }
        }
    }

    /** The last minutes up to the one at hand, oldest first, also those in which nothing happened. */
    public synchronized List<Minute> last(Instant now) {
        long current = now.toEpochMilli() / MINUTE_MILLIS;
        List<Minute> all = new ArrayList<>(MINUTES);
        for (long minute = current - MINUTES + 1; minute <= current; minute++) {
            int place = (int) Math.floorMod(minute, (long) MINUTES);
            boolean known = minutes[place] == minute;
            all.add(new Minute(
                    Instant.ofEpochMilli(minute * MINUTE_MILLIS),
                    known ? started[place] : 0,
                    known ? ended[place].clone() : new long[CountRow.STATUSES]));
        }
        return all;
    }
}
