package dev.stepwell.engine.read;

import dev.stepwell.engine.codec.ScopeOutline;
import dev.stepwell.engine.codec.StateRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.List;

/**
 * The scopes of an execution that are open, as its stored state has them.
 *
 * @param areAll whether these are all of them
 */
record OpenScopes(List<ScopeOutline> scopes, boolean areAll) {
    /** Rows of an execution's state that are read to show it. */
    static final int ROWS_MAX = 2_000;

    /** None are open. */
    static final OpenScopes NONE = new OpenScopes(List.of(), true);

    static OpenScopes of(Store store, ExecutionKey key) {
        List<Row> rows = store.scan(Table.STATE, Keys.state(key, 0), Keys.state(key, ScopeOutline.END), ROWS_MAX);
        List<StateRow> state = rows.stream()
                .map(row -> new StateRow(RowKeys.stateRow(row.key()), row.value()))
                .toList();
        return new OpenScopes(ScopeOutline.read(state), rows.size() < ROWS_MAX);
    }
}
