package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.ResourceTags;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tags of state machines and activities: a part of their rows. Thread-safe. */
public final class TagCatalog implements ResourceTags {
    private final MachineRows machines;
    private final ActivityCatalog activities;

    public TagCatalog(MachineCatalog machines, ActivityCatalog activities) {
        this.machines = machines.rows();
        this.activities = activities;
    }

    @Override
    public Map<String, String> list(String resourceArn) {
        Map<String, String> tags;
        if (isMachine(resourceArn)) {
            tags = existing(resourceArn, machines.machine(resourceArn)).tags();
        } else {
            tags = activities.tags(resourceArn);
        }
        return new TreeMap<>(tags);
    }

    @Override
    public void add(String resourceArn, Map<String, String> tags) {
        change(resourceArn, old -> {
            Map<String, String> all = new TreeMap<>(old);
            all.putAll(tags);
            if (all.size() > MAX) {
                throw Refusals.tooManyTags(resourceArn, MAX);
            }
            return all;
        });
    }

    @Override
    public void remove(String resourceArn, Collection<String> keys) {
        change(resourceArn, old -> {
            Map<String, String> left = new TreeMap<>(old);
            left.keySet().removeAll(keys);
            return left;
        });
    }

    private void change(String arn, UnaryOperator<Map<String, String>> change) {
        if (!isMachine(arn)) {
            activities.retag(arn, change);
            return;
        }
        machines.changes.lock();
        try {
            MachineRow row = existing(arn, machines.machine(arn));
            Map<String, String> tags = change.apply(row.tags());
            if (!tags.equals(row.tags())) {
                machines.commit(new Batch()
                        .put(
                                Table.CATALOG,
                                RowKeys.machine(arn),
                                row.withTags(tags).encode()));
            }
        } finally {
            machines.changes.unlock();
        }
    }

    private static boolean isMachine(String arn) {
        return arn.contains(MachineArn.STATE_MACHINE);
    }

    private static MachineRow existing(String arn, @Nullable MachineRow row) {
        if (row == null) {
            throw Refusals.resourceNotFound(arn);
        }
        return row;
    }
}
