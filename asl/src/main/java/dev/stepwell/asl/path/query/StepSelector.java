package dev.stepwell.asl.path.query;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A reference path, walked directly: no library, no allocation. Immutable. */
final class StepSelector implements Selector {
    static final StepSelector ROOT = new StepSelector(List.of());

    private final List<Step> steps;

    StepSelector(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    List<Step> steps() {
        return steps;
    }

    @Override
    public @Nullable JsonNode follow(JsonNode start, Place place) {
        return find(start);
    }

    @Override
    public @Nullable JsonNode find(JsonNode start, Place place) {
        return find(start);
    }

    /** Like {@link Selector#find}, for what needs no place to be evaluated at. */
    @Nullable
    JsonNode find(JsonNode start) {
        JsonNode node = start;
        for (int i = 0; i < steps.size(); i++) {
            JsonNode next = follow(steps.get(i), node);
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }

    private static @Nullable JsonNode follow(Step step, JsonNode node) {
        return switch (step) {
            case Step.Member(String name) -> node instanceof ObjectNode object ? object.get(name) : null;
            case Step.Element(int index) ->
                node instanceof ArrayNode array
                        ? (index < array.size() ? array.get(index) : MissingNode.getInstance())
                        : null;
        };
    }

    @Override
    public String whyNot(JsonNode start, Place place) {
        JsonNode node = start;
        StringBuilder walked = new StringBuilder("$");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            JsonNode next = follow(step, node);
            if (next == null) {
                return reason(i, node, walked.toString());
            }
            walked.append(text(step));
            node = next;
        }
        throw new IllegalArgumentException("the path " + walked + " does select something");
    }

    private String reason(int failed, JsonNode node, String walked) {
        Step step = steps.get(failed);
        return switch (step) {
            case Step.Member _
            when node instanceof ObjectNode ->
                (failed == steps.size() - 1 ? "No results for path: " : "Missing property in path ")
                        + walked
                        + text(step);
            case Step.Member _ -> LibraryTexts.notAnObject(text(step), walked, node);
            case Step.Element _ -> LibraryTexts.notAnArray(rest(failed), walked, node);
        };
    }

    private String rest(int from) {
        return steps.subList(from, steps.size()).stream()
                .map(StepSelector::text)
                .collect(Collectors.joining());
    }

    private static String text(Step step) {
        return switch (step) {
            case Step.Member(String name) -> "['" + name + "']";
            case Step.Element(int index) -> "[" + index + "]";
        };
    }

    @Override
    public boolean isDefinite() {
        return true;
    }
}
