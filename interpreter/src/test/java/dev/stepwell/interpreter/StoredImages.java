package dev.stepwell.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a store would hold of one execution, as images: changes go in, the state comes out. */
final class StoredImages {
    private final Map<Integer, ScopeImage> scopes = new HashMap<>();
    private final Map<StateChanges.Page, PageImage> pages = new HashMap<>();
    private @Nullable HeaderImage header;
    private @Nullable ScopeImage root;

    void apply(StateChanges changes) {
        header = changes.header();
        root = changes.root();
        changes.removedScopes().forEach(scopes::remove);
        changes.removedPages().forEach(pages::remove);
        changes.scopes().forEach(scope -> scopes.put(scope.id(), scope));
        changes.pages().forEach(page -> pages.put(new StateChanges.Page(page.scope(), page.page()), page));
    }

    ExecutionState restore(ExecutionInfo info) {
        return ExecutionState.restore(
                info,
                Objects.requireNonNull(header),
                Objects.requireNonNull(root),
                List.copyOf(scopes.values()),
                List.copyOf(pages.values()));
    }
}
