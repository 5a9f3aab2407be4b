package dev.stepwell.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of StringMatches. */
final class WildcardMatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    log-*.txt | log-1.txt  | true
                    log-*.txt | log-.txt   | true
                    log-*.txt | log.txt    | false
                    *         | ``         | true
                    **        | abc        | true
                    ab        | abc        | false
                    a*a       | a          | false
                    a*b*c     | aXbYbZc    | true
                    a*b*c     | aXcYb      | false
                    a\\*b     | a*b        | true
                    a\\*b     | aXb        | false
                    a\\\\*    | a\\X       | true
                    a\\b      | a\\b       | true
                    """)
    void matches(String pattern, String text, boolean expected) {
        assertThat(Wildcard.compile(pattern).matches(text)).isEqualTo(expected);
    }

    @Property
    void agreesWithARegularExpression(
            @ForAll @Chars({'*'}) @CharRange(from = 'a', to = 'b') @StringLength(max = 7) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String text) {
        Pattern expected = Pattern.compile(pattern.replace("*", ".*"));

        assertThat(Wildcard.compile(pattern).matches(text))
                .isEqualTo(expected.matcher(text).matches());
    }

    @Test
    void staysLinearOnRepetition() {
        String run = "a".repeat(100_000);

        assertThat(Wildcard.compile("*" + run + "b*").matches(run + run)).isFalse();
        assertThat(Wildcard.compile("*a".repeat(50_000) + "*").matches(run)).isTrue();
    }
}
