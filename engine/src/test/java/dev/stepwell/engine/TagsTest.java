package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tags of state machines and activities. */
final class TagsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private ResourceTags tags() {
        return world.engine.resourceTags();
    }

    private List<String> resources() {
        return List.of(
                world.machine("m", Definitions.PASS),
                world.engine.activities().create("a", Map.of()).arn());
    }

    @Test
    void tagsAreAddedChangedAndRemoved() {
        List<String> resources = resources();
        for (String resource : resources) {
            tags().add(resource, Map.of("one", "1", "two", "2"));
            tags().add(resource, Map.of("two", "", "three", "3"));
            tags().remove(resource, List.of("one", "four"));
        }
        world.restart();

        assertThat(resources)
                .allSatisfy(resource -> assertThat(tags().list(resource)).isEqualTo(Map.of("two", "", "three", "3")));
    }

    @Test
    void moreThanFiftyAreRefusedAsAWhole() {
        Map<String, String> fifty = IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "k" + i, _ -> "v"));
        for (String resource : resources()) {
            tags().add(resource, fifty);
            tags().add(resource, Map.of("k1", "w"));

            assertThatThrownBy(() -> tags().add(resource, Map.of("k2", "w", "new", "w")))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("TooManyTags");
                        assertThat(refused.members()).containsEntry("resourceName", resource);
                    });
            assertThat(tags().list(resource))
                    .hasSize(50)
                    .containsEntry("k1", "w")
                    .containsEntry("k2", "v");
        }
    }

    @Test
    void tagsGoWithTheResource() {
        List<String> resources = resources();
        resources.forEach(resource -> tags().add(resource, Map.of("one", "1")));
        world.engine.stateMachines().delete(resources.getFirst());
        world.engine.activities().delete(resources.getLast());

        assertThat(resources)
                .allSatisfy(resource -> assertThatThrownBy(() -> tags().list(resource))
                        .hasMessage("Resource not found: '" + resource + "'"));
        assertThat(resources())
                .allSatisfy(resource -> assertThat(tags().list(resource)).isEmpty());
    }
}
