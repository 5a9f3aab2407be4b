package dev.stepwell.asl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourcePositionsTest {
    private static final String TEXT = """
            {
              "StartAt": "A/b",
              "States": {
                "A/b": {"Type": "Choice", "Choices": [
                  {"And": [1, 2]},
                  {"Next": "x"}
                ]},
                "B": 5
              }
            }
            """;

    @Test
    void findsMembersAndElements() {
        SourcePositions positions = SourcePositions.ofJson(TEXT);

        assertThat(positions.locate("/StartAt")).isEqualTo(new Position(2, 3));
        assertThat(positions.locate("/States/A/b")).isEqualTo(new Position(4, 5));
        assertThat(positions.locate("/States/A/b/Choices[0]")).isEqualTo(new Position(5, 7));
        assertThat(positions.locate("/States/A/b/Choices[0]/And[1]")).isEqualTo(new Position(5, 19));
        assertThat(positions.locate("/States/A/b/Choices[1]/Next")).isEqualTo(new Position(6, 8));
        assertThat(positions.locate("/States/B")).isEqualTo(new Position(8, 5));
    }

    @Test
    void fallsBackToWhatIsAround() {
        assertThat(SourcePositions.locate(TEXT, "/States/B/Next")).isEqualTo(new Position(8, 5));
        assertThat(SourcePositions.locate(TEXT, "/States/A/b/Choices[7]/And[0]"))
                .isEqualTo(new Position(4, 31));
        assertThat(SourcePositions.locate(TEXT, "/")).isEqualTo(new Position(1, 1));
        assertThat(SourcePositions.locate(TEXT, null)).isEqualTo(Position.START);
    }

    @Test
    void readsThePlaceOfASyntaxError() {
        assertThat(SourcePositions.locate("{\n x", "[Source: (String)\"{\n x\"; line: 2, column: 3]"))
                .isEqualTo(new Position(2, 3));
    }

    @Test
    void answersFromPositionsCollectedElsewhere() {
        SourcePositions positions = SourcePositions.of(Map.of("/States/A", new Position(4, 2)));

        assertThat(positions.locate("/States/A/Next")).isEqualTo(new Position(4, 2));
    }

    @Test
    void survivesHostileText() {
        String deep = "{\"" + "k".repeat(3_000) + "\":" + "[".repeat(1_000);

        assertThat(SourcePositions.locate(deep, "/" + "k".repeat(3_000) + "[0][0]"))
                .isEqualTo(new Position(1, 1));
    }
}
