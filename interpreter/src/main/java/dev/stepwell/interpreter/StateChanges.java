package dev.stepwell.interpreter;

import java.util.List;

/**
 * What changed in an execution's state since it was last asked: images to write over what was stored, and what to
 * delete. The header and the root scope are always present.
 */
public record StateChanges(
        HeaderImage header,
        ScopeImage root,
        List<ScopeImage> scopes,
        List<PageImage> pages,
        List<Integer> removedScopes,
        List<Page> removedPages) {
    /** Names a page of results. */
    public record Page(int scope, int page) {}

    public StateChanges {
        scopes = List.copyOf(scopes);
        pages = List.copyOf(pages);
        removedScopes = List.copyOf(removedScopes);
        removedPages = List.copyOf(removedPages);
    }
}
