package dev.stepwell.asl.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the service writes members that it gathers in a hash table of their names: computed members of a
 * payload template, the result of a merge.
 */
public final class MemberOrder {
    private MemberOrder() {}

    /** The names, without duplicates, in that order. It depends on the names and, for equal hashes, on their order. */
    public static List<String> of(Collection<String> names) {
        Map<String, Boolean> table = new HashMap<>();
        names.forEach(name -> table.put(name, Boolean.TRUE));
        return new ArrayList<>(table.keySet());
    }
}
