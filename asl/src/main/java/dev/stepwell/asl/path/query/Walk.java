package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the parts of one path through one document, as the JSONPath library does. Confined to one evaluation. */
final class Walk {
    /** Most nodes that one path may select; more is an error instead of a full heap. */
    static final int RESULTS_MAX = 200_000;

    private final List<Part> parts;
    private final int straight;
    private final Place place;
    private final Work work;
    private final List<JsonNode> found = new ArrayList<>();

    /** @param straight how many parts at the beginning lead from one node to one node */
    Walk(List<Part> parts, int straight, Place place) {
        this.parts = parts;
        this.straight = straight;
        this.place = place;
        this.work = place.work();
    }

    /** What has been selected so far; a missing node for an element that is not there. */
    List<JsonNode> found() {
        return found;
    }

    /** Applies the parts from {@code at} on to {@code node}. */
    void from(int at, JsonNode node) {
        work.spend(1);
        if (at == parts.size()) {
            add(node);
            return;
        }
        switch (parts.get(at)) {
            case Part.Name(String name) -> member(at, name, node);
            case Part.Names names -> members(at, names, node);
            case Part.Index(int index) -> {
                if (isArray(at, node)) {
                    element(at, index, node);
                }
            }
            case Part.Indexes(List<Integer> indexes) -> {
                if (isArray(at, node)) {
                    indexes.forEach(index -> element(at, index, node));
                }
            }
            case Part.Slice slice -> {
                if (isArray(at, node)) {
                    slice(at, slice, node);
                }
            }
            case Part.Wildcard _ -> children(at + 1, node);
            case Part.Scan _ -> scan(at + 1, node);
            case Part.Filter(Test test) -> filter(at, test, node);
            case Part.Call call -> from(at + 1, PathFunction.call(call, place.at(node)));
        }
    }

    private void add(JsonNode node) {
        if (found.size() == RESULTS_MAX) {
            throw EvaluationFailure.runtime("A path selects more than the limit of " + RESULTS_MAX + " nodes.");
        }
        found.add(node);
    }

    private void member(int at, String name, JsonNode node) {
        if (!isObject(at, node)) {
            return;
        }
        JsonNode value = node.get(name);
        if (value != null) {
            from(at + 1, value);
        } else if (at + 1 < parts.size() && cameStraight(at)) {
            throw NotApplicable.nothingThere("Missing property in path " + walked(at + 1));
        }
    }

    private void members(int at, Part.Names names, JsonNode node) {
        if (!isObject(at, node)) {
            return;
        }
        work.spend(names.names().size());
        if (!names.isLast()) {
            names.names().stream().filter(node::has).forEach(name -> from(at + 1, node.get(name)));
            return;
        }
        ObjectNode kept = Json.NODES.objectNode();
        names.names().stream().filter(node::has).forEach(name -> kept.set(name, node.get(name)));
        add(kept);
    }

    private void element(int at, int index, JsonNode array) {
        JsonNode value = array.get(index < 0 ? array.size() + index : index);
        from(at + 1, value == null ? MissingNode.getInstance() : value);
    }

    private void slice(int at, Part.Slice slice, JsonNode array) {
        int size = array.size();
        Integer from = slice.from();
        Integer to = slice.to();
        int first = from == null ? 0 : to == null ? Math.max(0, from < 0 ? size + from : from) : from;
        int end = to == null ? size : Math.min(size, from == null && to < 0 ? size + to : to);
        for (int i = first; i < end && size > 0; i++) {
            element(at, i, array);
        }
    }

    private void children(int next, JsonNode node) {
        for (JsonNode child : node) {
            from(next, child);
        }
    }

    /** Tries the part at {@code next}, and those behind it, on the node and everything below. */
    private void scan(int next, JsonNode node) {
        work.spend(1);
        if (!node.isContainer()) {
            return;
        }
        if (mayApply(next, node)) {
            from(next, node);
        }
        for (JsonNode child : node) {
            scan(next, child);
        }
    }

    private boolean mayApply(int at, JsonNode node) {
        return switch (parts.get(at)) {
            case Part.Name(String name) -> node.has(name);
            case Part.Names names ->
                node.isObject() && (!names.isLast() || names.names().stream().allMatch(node::has));
            case Part.Index _, Part.Indexes _, Part.Slice _ -> node.isArray();
            case Part.Wildcard _ -> true;
            case Part.Filter(Test test) -> test.holds(place.at(node));
            case Part.Scan _, Part.Call _ -> false;
        };
    }

    private void filter(int at, Test test, JsonNode node) {
        if (node.isObject()) {
            if (test.holds(place.at(node))) {
                from(at + 1, node);
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                work.spend(1);
                if (test.holds(place.at(element))) {
                    from(at + 1, element);
                }
            }
        } else if (cameStraight(at)) {
            throw NotApplicable.senseless(LibraryTexts.primitive(text(at, parts.size()), node));
        }
    }

    private boolean isObject(int at, JsonNode node) {
        if (!node.isObject() && cameStraight(at)) {
            throw NotApplicable.nothingThere(
                    LibraryTexts.notAnObject(parts.get(at).text(), walked(at), node));
        }
        return node.isObject();
    }

    private boolean isArray(int at, JsonNode node) {
        if (!node.isArray() && cameStraight(at)) {
            throw NotApplicable.nothingThere(LibraryTexts.notAnArray(text(at, parts.size()), walked(at), node));
        }
        return node.isArray();
    }

    /** Whether everything before part {@code at} leads from one node to one node. */
    private boolean cameStraight(int at) {
        return at <= straight;
    }

    private String walked(int end) {
        return "$" + text(0, end);
    }

    private String text(int from, int end) {
        return parts.subList(from, end).stream().map(Part::text).collect(Collectors.joining());
    }
}
