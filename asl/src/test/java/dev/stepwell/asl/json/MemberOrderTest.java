package dev.stepwell.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of a hash table, which clients see and must not change with the Java we run on. */
final class MemberOrderTest {
    @Test
    void ordersByTheHashesOfNames() {
        assertThat(MemberOrder.of(
                        List.of("simpleArray", "partitionedArray", "containsElement", "numberRange", "arraySize")))
                .containsExactly("simpleArray", "partitionedArray", "arraySize", "containsElement", "numberRange");
    }

    @Test
    void growsItsTableBeyondTwelveNames() {
        List<String> letters = "n m l k j i h g f e d c b a"
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .toList();

        assertThat(MemberOrder.of(letters)).isSorted().hasSize(14);
    }

    @Test
    void keepsTheirOrderForEqualHashesAndDropsDuplicates() {
        assertThat(MemberOrder.of(List.of("BB", "Aa", "BB"))).containsExactly("BB", "Aa");
    }
}
