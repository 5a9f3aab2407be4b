package dev.stepwell.engine;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.index.BackFill;
import dev.stepwell.engine.index.Counts;
import dev.stepwell.engine.live.Broadcast;
import dev.stepwell.engine.live.ChangeWatch;
import dev.stepwell.engine.live.Follower;
import dev.stepwell.engine.live.Pulse;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.HistoryPages;
import dev.stepwell.engine.read.PendingTasks;
import dev.stepwell.engine.read.Search;
import dev.stepwell.engine.row.CountRow;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is asked straight from the store and from those who listen at the effect gate. Thread-safe. */
final class InsightService implements Insight {
    private final Store store;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final Search search;
    private final PendingTasks pending;
    private final Counts counts;
    private final Broadcast broadcast;
    private final BackFill backFill;
    private final Ticker ticker;
    private final Instant since;
    private final String life;

    /** What it works with. */
    record Parts(
            Store store,
            MachineCatalog machines,
            ExecutionReader reader,
            Broadcast broadcast,
            BackFill backFill,
            Ticker ticker,
            byte[] tokenKey) {}

    InsightService(Parts parts) {
        this.store = parts.store();
        this.reader = parts.reader();
        this.histories = new HistoryPages(store);
        this.search = new Search(store, reader);
        this.pending = new PendingTasks(store, reader, parts.machines(), parts.tokenKey());
        this.counts = new Counts(store);
        this.broadcast = parts.broadcast();
        this.backFill = parts.backFill();
        this.ticker = parts.ticker();
        this.since = ticker.now();
        this.life = Long.toHexString(store.claim(0).epoch());
    }

    @Override
    public SearchPage search(Query query, int limit, byte @Nullable [] from) {
        return search.find(query, limit, from);
    }

    @Override
    public Detail detail(String executionArn) {
        ExecutionKey key = key(executionArn);
        ExecutionRow row = reader.row(key);
        if (row == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        return reader.detail(key, row);
    }

    @Override
    public Map<Status, Long> counts(String stateMachineArn) {
        return counts.of(stateMachineArn);
    }

    @Override
    public PendingPage pending(PendingQuery query, int limit, byte @Nullable [] from) {
        return pending.find(query, limit, from);
    }

    @Override
    public Overview overview() {
        List<Minute> minutes = broadcast.pulse().last(ticker.now()).stream()
                .map(InsightService::minute)
                .toList();
        return new Overview(since, counts.all(), backFill.isDone(), minutes);
    }

    private static Minute minute(Pulse.Minute minute) {
        Map<Status, Long> ended = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            long count = minute.ended()[CountRow.place(status)];
            if (count > 0) {
                ended.put(status, count);
            }
        }
        return new Minute(minute.begin(), minute.started(), ended);
    }

    @Override
    public Follower follow(String executionArn, long after) {
        return new Follower(broadcast, reader, histories, key(executionArn), after);
    }

    @Override
    public ChangeWatch watch(@Nullable String stateMachineArn, @Nullable Long after) {
        return broadcast.watch(stateMachineArn, after);
    }

    @Override
    public String life() {
        return life;
    }

    private ExecutionKey key(String executionArn) {
        ExecutionKey key = reader.find(executionArn);
        if (key == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        return key;
    }
}
