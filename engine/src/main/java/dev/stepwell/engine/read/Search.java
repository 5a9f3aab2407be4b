package dev.stepwell.engine.read;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight.Found;
import dev.stepwell.engine.Insight.Query;
import dev.stepwell.engine.Insight.SearchPage;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.SearchKeys;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds executions. The most telling condition chooses the index, the others are asked of each execution found there,
 * and a page ends when it is full or when enough work was done. Stateless and thread-safe.
 */
public final class Search {
    /** Executions that one page looks at. */
    static final int CANDIDATES_MAX = 2_000;

    /** Bytes of history that one page reads for a text. */
    static final long TEXT_BYTES_MAX = 16L * 1024 * 1024;

    private static final int QUALIFIED_PARTS = 8;

    private final Store store;
    private final ExecutionReader reader;

    public Search(Store store, ExecutionReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** @param from what {@link SearchPage#next} told */
    public SearchPage find(Query query, int limit, byte @Nullable [] from) {
        boolean byName = isByName(query);
        if (from != null && (byName ? from.length <= SearchKeys.PLACE : from.length != SearchKeys.PLACE)) {
            throw Refusals.invalidToken();
        }
        IndexScan scan = new IndexScan(store, sources(query), part(query, byName, from));
        TextScan text = query.text() == null ? null : new TextScan(reader, query.text());
        List<Found> found = new ArrayList<>();
        int examined = 0;
        byte[] last = null;
        List<byte[]> candidates = scan.next();
        while (!candidates.isEmpty()) {
            for (byte[] candidate : candidates) {
                boolean isSpent = examined == CANDIDATES_MAX || (text != null && text.bytes() >= TEXT_BYTES_MAX);
                if (found.size() == limit || isSpent) {
                    return new SearchPage(found, candidate, byName || last == null ? null : start(last));
                }
                examined++;
                last = candidate;
                ExecutionKey key = SearchKeys.target(candidate);
                ExecutionRow row = reader.rowIfReadable(key);
                if (row != null && matches(query, row) && (text == null || text.isIn(key, row))) {
                    found.add(new Found(row.summary(), row.error(), row.failedState()));
                }
            }
            candidates = scan.next();
        }
        return new SearchPage(found, null, null);
    }

    private static boolean isByName(Query query) {
        return query.namePrefix() != null
                && query.error() == null
                && query.failedState() == null
                && !isQualified(query.stateMachineArn());
    }

    private static List<IndexScan.Source> sources(Query query) {
        String machine = query.stateMachineArn();
        String error = query.error();
        String state = query.failedState();
        String prefix = query.namePrefix();
        if (machine != null && isQualified(machine)) {
            return listed(machine, query.statuses());
        }
        if (error != null) {
            return search(machine == null ? SearchKeys.error(error) : SearchKeys.error(machine, error));
        }
        if (state != null) {
            return search(machine == null ? SearchKeys.state(state) : SearchKeys.state(machine, state));
        }
        if (prefix != null) {
            return search(SearchKeys.namePrefix(prefix));
        }
        if (machine != null) {
            return listed(machine, query.statuses());
        }
        Set<Status> statuses = query.statuses().isEmpty() ? EnumSet.allOf(Status.class) : query.statuses();
        return statuses.stream()
                .sorted()
                .map(status -> new IndexScan.Source(Table.SEARCH, SearchKeys.status(status)))
                .toList();
    }

    private static List<IndexScan.Source> search(byte[] prefix) {
        return List.of(new IndexScan.Source(Table.SEARCH, prefix));
    }

    private static List<IndexScan.Source> listed(String arn, Set<Status> statuses) {
        if (statuses.isEmpty()) {
            return List.of(new IndexScan.Source(Table.LISTING, RowKeys.listingPrefix(arn, null)));
        }
        return statuses.stream()
                .sorted()
                .map(status -> new IndexScan.Source(Table.LISTING, RowKeys.listingPrefix(arn, status)))
                .toList();
    }

    private static IndexScan.Part part(Query query, boolean byName, byte @Nullable [] from) {
        byte[] first = {};
        byte[] end = null;
        if (!byName) {
            first = query.startedUntil() == null ? first : inverted(query.startedUntil(), -1);
            end = query.startedFrom() == null ? null : inverted(query.startedFrom(), 0);
            end = end == null ? null : Arrays.copyOf(end, SearchKeys.PLACE + 1);
            if (end != null) {
                // every execution of that very millisecond is still wanted
                Arrays.fill(end, Long.BYTES, end.length, (byte) 0xFF);
            }
        }
        return new IndexScan.Part(from == null ? first : from, end);
    }

    /** Where starts of that moment lie. */
    private static byte[] inverted(Instant moment, long add) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(~(moment.toEpochMilli() + add))
                .array();
    }

    private static Instant start(byte[] place) {
        return Instant.ofEpochMilli(SearchKeys.startOf(place));
    }

    private static boolean matches(Query query, ExecutionRow row) {
        String machine = query.stateMachineArn();
        return (machine == null || row.listedUnder().contains(machine))
                && (query.statuses().isEmpty() || query.statuses().contains(row.status()))
                && (query.namePrefix() == null || row.name().startsWith(query.namePrefix()))
                && (query.error() == null || query.error().equals(row.error()))
                && (query.failedState() == null || query.failedState().equals(row.failedState()))
                && (query.startedFrom() == null || !row.startDate().isBefore(query.startedFrom()))
                && (query.startedUntil() == null || row.startDate().isBefore(query.startedUntil()));
    }

    /** Whether it is the ARN of a version or an alias, which only the rows of ListExecutions know. */
    private static boolean isQualified(@Nullable String arn) {
        return arn != null && arn.split(":", -1).length == QUALIFIED_PARTS;
    }
}
