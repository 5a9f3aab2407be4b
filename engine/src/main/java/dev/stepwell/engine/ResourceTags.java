package dev.stepwell.engine;

import java.util.Collection;
import java.util.Map;

/**
 * The tags of state machines and activities; they go with the resource. Every method refuses with ResourceNotFound when
 * there is no such resource. Thread-safe.
 */
public interface ResourceTags {
    /** Tags that one resource may have. */
    int MAX = 50;

    /** Key to value, by key. */
    Map<String, String> list(String resourceArn);

    /** Adds tags, or gives those that are there new values; all or, with TooManyTags, none. */
    void add(String resourceArn, Map<String, String> tags);

    /** Removes tags; those that are not there are fine. */
    void remove(String resourceArn, Collection<String> keys);
}
