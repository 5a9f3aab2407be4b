package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Activities.Activity;
import dev.stepwell.engine.Arns;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.row.ActivityRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.ActivityDirectory;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The activities, all of them in memory: lanes ask whether one exists. Thread-safe. */
public final class ActivityCatalog implements ActivityDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityCatalog.class);
    private static final int SCAN_PAGE = 1_000;

    private final ReentrantLock changes = new ReentrantLock();
    private final Map<String, ActivityRow> activities = new ConcurrentHashMap<>();
    private final Store store;
    private final EngineOptions options;
    private final Arns arns;
    private final Ticker ticker;

    public ActivityCatalog(EngineOptions options, Store store, Ticker ticker) {
        this.store = store;
        this.options = options;
        this.arns = new Arns(options.region(), options.account());
        this.ticker = ticker;
    }

    public void open() {
        byte[] from = {'A'};
        byte[] to = Keys.after(from);
        List<Row> rows = store.scan(Table.CATALOG, from, to, SCAN_PAGE);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                try {
                    ActivityRow activity = Stored.read(Table.CATALOG, row, ActivityRow::decode);
                    activities.put(activity.arn(), activity);
                } catch (Refused unreadable) {
                    LOG.error("an activity is not available: {}", unreadable.getMessage());
                }
            }
            byte[] last = rows.getLast().key();
            rows = store.scan(Table.CATALOG, Arrays.copyOf(last, last.length + 1), to, SCAN_PAGE);
        }
    }

    @Override
    public boolean exists(String activityArn) {
        return activities.containsKey(activityArn);
    }

    public Activity create(String name, Map<String, String> tags) {
        String arn = arns.activity(name);
        changes.lock();
        try {
            ActivityRow known = activities.get(arn);
            if (known != null) {
                return answer(known);
            }
            if (activities.size() >= options.limits().activitiesMax()) {
                throw Refusals.activityLimit(options.limits().activitiesMax());
            }
            Instant now = ticker.now();
            ActivityRow row = new ActivityRow(arn, name, now, tags);
            Written.durably(
                    store,
                    new Batch()
                            .put(Table.CATALOG, RowKeys.activity(arn), row.encode())
                            .put(
                                    Table.CATALOG,
                                    RowKeys.activityByCreation(now.toEpochMilli(), arn),
                                    arn.getBytes(StandardCharsets.UTF_8)));
            activities.put(arn, row);
            return answer(row);
        } finally {
            changes.unlock();
        }
    }

    /** Whether there was one. */
    public boolean delete(String activityArn) {
        changes.lock();
        try {
            ActivityRow row = activities.get(activityArn);
            if (row == null) {
                return false;
            }
            Written.durably(
                    store,
                    new Batch()
                            .delete(Table.CATALOG, RowKeys.activity(activityArn))
                            .delete(
                                    Table.CATALOG,
                                    RowKeys.activityByCreation(
                                            row.creationDate().toEpochMilli(), activityArn)));
            activities.remove(activityArn);
            return true;
        } finally {
            changes.unlock();
        }
    }

    public Activity describe(String activityArn) {
        ActivityRow row = activities.get(activityArn);
        if (row == null) {
            throw Refusals.activityDoesNotExist(activityArn);
        }
        return answer(row);
    }

    /** @throws dev.stepwell.engine.Refused ResourceNotFound */
    Map<String, String> tags(String activityArn) {
        return existing(activityArn).tags();
    }

    /** @throws dev.stepwell.engine.Refused ResourceNotFound */
    void retag(String activityArn, UnaryOperator<Map<String, String>> change) {
        changes.lock();
        try {
            ActivityRow old = existing(activityArn);
            ActivityRow row = new ActivityRow(old.arn(), old.name(), old.creationDate(), change.apply(old.tags()));
            if (!row.equals(old)) {
                Written.durably(store, new Batch().put(Table.CATALOG, RowKeys.activity(activityArn), row.encode()));
                activities.put(activityArn, row);
            }
        } finally {
            changes.unlock();
        }
    }

    private ActivityRow existing(String activityArn) {
        ActivityRow row = activities.get(activityArn);
        if (row == null) {
            throw Refusals.resourceNotFound(activityArn);
        }
        return row;
    }

    public Page<Activity> list(int limit, byte @Nullable [] from) {
        byte[] prefix = {'B'};
        List<Row> rows = store.scan(Table.CATALOG, from == null ? prefix : from, Keys.after(prefix), limit + 1);
        List<Activity> page = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            ActivityRow activity = activities.get(new String(row.value(), StandardCharsets.UTF_8));
            if (activity != null) {
                page.add(answer(activity));
            }
        }
        return new Page<>(page, rows.size() > limit ? rows.get(limit).key() : null);
    }

    private static Activity answer(ActivityRow row) {
        return new Activity(row.arn(), row.name(), row.creationDate());
    }
}
