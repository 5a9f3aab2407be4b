package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeadlineHeapTest {
    @Property
    void theFirstIsAlwaysTheSoonest(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 19) Integer> scopeOfMove,
            @ForAll @Size(min = 200, max = 200) List<@IntRange(min = 0, max = 9) Integer> deadlineOfMove) {
        List<Scope> scopes = IntStream.range(0, 20)
                .mapToObj(id -> new Scope(id, null, 0, Payload.NULL))
                .toList();
        DeadlineHeap heap = new DeadlineHeap();

        for (int i = 0; i < scopeOfMove.size(); i++) {
            Scope moved = scopes.get(scopeOfMove.get(i));
            moved.dueMillis = deadlineOfMove.get(i);
            heap.update(moved);

            Scope soonest = scopes.stream()
                    .filter(scope -> scope.dueMillis != 0)
                    .min(Comparator.comparingLong((Scope scope) -> scope.dueMillis)
                            .thenComparingInt(scope -> scope.id))
                    .orElse(null);
            assertThat(heap.first()).isSameAs(soonest);
        }
    }
}
