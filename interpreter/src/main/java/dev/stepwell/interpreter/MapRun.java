package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Inline Map: one scope per iteration, as many at a time as MaxConcurrency and the limit allow. Stateless. */
final class MapRun {
    private MapRun() {}

    static void work(Turn turn, Scope scope, State.Map map) {
        if (map.distributed() != null) {
            throw EvaluationFailure.runtime("Distributed Map is not available yet: an ItemProcessor of mode DISTRIBUTED"
                    + " can be stored and validated, but not run.");
        }
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload input = map.flow().arguments(frame);
        Payload items = map.items().items(frame, input);
        int limit = concurrency(turn, map.maxConcurrency(), frame, input);
        boolean keyed = items.tree().isObject();
        Join join = Join.ofItems(keyed ? entries(items.tree()) : items, keyed, input, limit);
        turn.append(scope, EventType.MAP_STATE_STARTED, new EventDetails.MapStateStarted(join.total));
        scope.join = join;
        scope.phase = join.isComplete() ? Phase.LEAVING : Phase.JOINING;
        begin(turn, scope, map);
    }

    /** An iteration ended well: the next one may take its place. */
    static void iterationEnded(Turn turn, Scope scope, State.Map map, Scope iteration) {
        long succeeded = turn.mark(
                iteration.lastEvent,
                EventType.MAP_ITERATION_SUCCEEDED,
                new EventDetails.MapIteration(scope.state, iteration.index));
        begin(turn, scope, map);
        if (scope.join != null && scope.join.isComplete()) {
            // the end of the Map links to the last marker, unlike the iteration that begins in the place of another
            scope.lastEvent = succeeded;
        }
    }

    static void leave(Turn turn, Scope scope, State.Map map) {
        if (scope.joining().results.joinedSize() > turn.rules.limits().payloadBytesMax()) {
            Recovery.recover(turn, scope, Failure.dataLimit(scope.state, scope.enteredEvent));
            return;
        }
        turn.mark(scope.lastEvent, EventType.MAP_STATE_SUCCEEDED, EventDetails.None.NONE);
        Payload result = Joins.result(scope);
        ScopeFrame frame = new ScopeFrame(turn, scope).withResult(result);
        turn.exit(frame, EventType.MAP_STATE_EXITED, map.flow(), result, map.transition());
    }

    /** Begins as many iterations as may run; an ItemSelector that fails fails the Map and aborts what runs. */
    static void begin(Turn turn, Scope scope, State.Map map) {
        Join join = scope.joining();
        try {
            while (join.mayBegin() && !turn.state.isOver()) {
                Payload input = iterationInput(turn, scope, map, join);
                if (input.size() > turn.rules.limits().payloadBytesMax()) {
                    Joins.abandon(turn, scope, null, Failure.dataLimit(scope.state, scope.enteredEvent));
                    return;
                }
                long started = turn.mark(
                        scope.lastEvent,
                        EventType.MAP_ITERATION_STARTED,
                        new EventDetails.MapIteration(scope.state, join.next));
                turn.count(input);
                Joins.begin(turn, scope, map.processor().startAt(), input, started);
            }
        } catch (EvaluationFailure failure) {
            Joins.abandon(turn, scope, null, Recovery.evaluationFailed(turn, scope, map, failure));
        }
    }

    private static Payload iterationInput(Turn turn, Scope scope, State.Map map, Join join) {
        if (map.itemSelector() == null || join.input == null) {
            return Payload.of(join.item(join.next));
        }
        ScopeFrame frame = new ScopeFrame(turn, scope).withItem(join.next);
        return map.itemSelector().evaluate(frame, join.input);
    }

    private static int concurrency(Turn turn, @Nullable IntegerField field, ScopeFrame frame, Payload input) {
        int limit = turn.rules.limits().mapConcurrencyMax();
        int asked = field == null ? 0 : field.evaluate(frame, input);
        return asked == 0 ? limit : Math.min(asked, limit);
    }

    /** The entries of an object, as they are iterated. */
    private static Payload entries(JsonNode object) {
        ArrayNode entries = Json.NODES.arrayNode();
        object.properties().forEach(entry -> {
            var item = entries.addObject();
            item.put("Key", entry.getKey());
            item.set("Value", entry.getValue());
        });
        return Payload.of(entries);
    }
}
