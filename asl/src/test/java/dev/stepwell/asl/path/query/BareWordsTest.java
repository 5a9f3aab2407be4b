package dev.stepwell.asl.path.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a filter become text. */
final class BareWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $[?(@.a==b)]               | $[?(@.a=='b')]
                    $[?(@.a == b c && @.d!=e)] | $[?(@.a == 'b c' && @.d!='e')]
                    $[?(@.a==true)]            | $[?(@.a==true)]
                    $[?(@.a==null)]            | $[?(@.a==null)]
                    $[?(@.a==1)]               | $[?(@.a==1)]
                    $[?(@.a=='x==y')]          | $[?(@.a=='x==y')]
                    $[?(@.a==@.b)]             | $[?(@.a==@.b)]
                    $[?(@.a=~/b/)]             | $[?(@.a=~/b/)]
                    $.a==b                     | $.a==b
                    $[?(@.a==                  | $[?(@.a==
                    """)
    void quotes(String path, String expected) {
        assertThat(BareWords.quoted(path)).isEqualTo(expected);
    }
}
